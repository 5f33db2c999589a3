package dev.nirs.verification;

import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.PacketMatch;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import java.util.Optional;

/**
 * The part of the rule language that may be suggested: DROP and REJECT, with conditions that a flow
 * record decides and that {@link Reach} bounds. Everything else is legal iptables, but nothing in
 * the window says what it would do.
 */
final class Suggestible {
  private Suggestible() {}

  /** Why a rule is outside; empty where it is inside. */
  static Optional<String> refusal(Rule rule) {
    return target(rule.target())
        .or(() -> rule.matches().stream().flatMap(m -> condition(m).stream()).findFirst());
  }

  private static Optional<String> target(Target target) {
    return switch (target) {
      case Target.Drop drop -> Optional.empty();
      case Target.Reject reject -> Optional.empty();
      case Target.Accept accept -> Optional.of("lets traffic through (ACCEPT)");
      case Target.Return back -> Optional.of("lets traffic out of the chain (RETURN)");
      case Target.Log log -> Optional.of("only writes to the log (LOG)");
    };
  }

  private static Optional<String> condition(Match match) {
    return switch (match) {
      case PacketMatch m -> undecided(m);
      case HistoryMatch m -> undecided(m);
      case Match.SourceRange m -> Optional.of("names a range of addresses, not a network");
      case Match.DestinationRange m -> Optional.of("names a range of addresses, not a network");
      case Match.State m ->
          m.states().stream().anyMatch(ConnectionState::isTranslation)
              ? undecided(m)
              : Optional.empty();
      case Match.Source m -> Optional.empty();
      case Match.Destination m -> Optional.empty();
      case Match.OfProtocol m -> Optional.empty();
      case Match.ProtocolExtension m -> Optional.empty();
      case Match.SourcePort m -> Optional.empty();
      case Match.DestinationPort m -> Optional.empty();
      case Match.Multiport m -> Optional.empty();
      case Match.IcmpType m -> Optional.empty();
      case Match.Comment m -> Optional.empty();
    };
  }

  private static Optional<String> undecided(Match match) {
    return Optional.of("has a condition that no flow record decides: " + match);
  }
}
