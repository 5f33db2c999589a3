package dev.nirs.rule.algebra;

import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.rule.current.CurrentChain;
import dev.nirs.rule.current.CurrentRule;
import dev.nirs.rule.current.CurrentRuleset;
import dev.nirs.rule.current.Reading;
import java.util.List;
import java.util.Objects;

/**
 * A packet's way through a ruleset, rule by rule as the kernel goes. Rules that could not be read,
 * and rates, do as one of several hidden choices has it.
 */
final class Walk {
  /** No rule decided. */
  static final String END = "end";

  private static final String BACK = "back";

  private final CurrentRuleset ruleset;
  private final Packets.Packet packet;
  private final int hidden;

  Walk(CurrentRuleset ruleset, Packets.Packet packet, int hidden) {
    this.ruleset = ruleset;
    this.packet = packet;
    this.hidden = hidden;
  }

  String fate() {
    String fate = through(ruleset.chain("INPUT"));
    return fate.equals(BACK) ? "ACCEPT" : fate;
  }

  private String through(CurrentChain chain) {
    for (CurrentRule rule : chain.rules()) {
      String fate = at(rule);
      if (!fate.equals(END)) {
        return fate;
      }
    }
    return END;
  }

  private String at(CurrentRule rule) {
    return switch (rule.reading()) {
      case Reading.NoVerdict none -> END;
      case Reading.Plain plain ->
          plain.rules().stream().allMatch(this::matches)
              ? verdict(plain.rules().get(0).target())
              : END;
      case Reading.Jump jump -> {
        String fate = matches(jump.matches()) ? through(ruleset.chain(jump.chain())) : END;
        yield fate.equals(BACK) ? END : fate;
      }
      case Reading.Unread unread -> matches(unread.bounds()) ? coin(rule) : END;
    };
  }

  private static String verdict(Target target) {
    return switch (target) {
      case Target.Drop drop -> "DROP";
      case Target.Accept accept -> "ACCEPT";
      case Target.Reject reject -> "REJECT";
      case Target.Return back -> BACK;
      case Target.Log log -> END;
    };
  }

  private boolean matches(List<Match> matches) {
    return matches(new Rule(ruleset.version(), "INPUT", matches, new Target.Drop()));
  }

  private boolean matches(Rule rule) {
    boolean counts = rule.matches().stream().anyMatch(HistoryMatch.class::isInstance);
    boolean lets = !counts || (Objects.hash(rule, hidden) & 1) == 0;
    return lets && Packets.matches(rule, packet);
  }

  private String coin(CurrentRule rule) {
    return switch ((Objects.hash(rule.number(), rule.reading(), hidden) & 7) % 4) {
      case 0 -> "ACCEPT";
      case 1 -> "DROP";
      case 2 -> BACK;
      default -> END;
    };
  }
}
