package dev.nirs.rule.algebra;

import dev.nirs.rule.Target;
import dev.nirs.rule.current.CurrentChain;
import dev.nirs.traffic.IpVersion;

/** What becomes of a packet. */
public sealed interface Fate {

  /** It passes. */
  record Passes() implements Fate {}

  /**
   * It is thrown away or refused.
   *
   * @param how DROP, or REJECT with its answer
   */
  record Blocked(String how) implements Fate {}

  /** It goes on to the next rule. */
  record GoesOn() implements Fate {}

  /** It cannot be said. */
  record Unknown() implements Fate {}

  /**
   * What a target does in a built-in chain.
   *
   * @param target the target
   * @param policy the policy of the chain, which RETURN leads to
   * @param version the family, whose names the answers have
   * @return the fate of a packet that meets the rule
   */
  static Fate of(Target target, CurrentChain.Policy policy, IpVersion version) {
    return switch (target) {
      case Target.Accept accept -> new Passes();
      case Target.Drop drop -> new Blocked("DROP");
      case Target.Reject reject -> new Blocked("REJECT " + reject.with().text(version));
      case Target.Log log -> new GoesOn();
      case Target.Return back -> of(policy);
    };
  }

  /**
   * What the end of a built-in chain does.
   *
   * @param policy its policy
   * @return the fate of a packet that no rule decides
   */
  static Fate of(CurrentChain.Policy policy) {
    return switch (policy) {
      case ACCEPT -> new Passes();
      case DROP -> new Blocked("DROP");
      case RETURN -> new Unknown();
    };
  }

  /**
   * In words.
   *
   * @return {@code accepts}, {@code blocks (DROP)}, {@code logs} or {@code is unknown to}
   */
  default String verb() {
    return switch (this) {
      case Passes p -> "accepts";
      case Blocked b -> "blocks (" + b.how() + ")";
      case GoesOn g -> "lets go on";
      case Unknown u -> "may decide about";
    };
  }
}
