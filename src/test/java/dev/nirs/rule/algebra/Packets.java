package dev.nirs.rule.algebra;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.PacketMatch;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Verdict;
import dev.nirs.traffic.FiveTuple;
import java.util.List;
import java.util.Set;

/**
 * Whether rules match single packets, asked of {@link CompiledRule} and not of the algebra under
 * test.
 */
final class Packets {

  /**
   * A packet.
   *
   * @param flow its ends and protocol
   * @param state the state of its connection
   * @param holding the conditions beyond these that hold for it
   */
  record Packet(FiveTuple flow, ConnectionState state, Set<Match> holding) {}

  private Packets() {}

  /** Whether a rule matches; a rule's own count is taken to allow it. */
  static boolean matches(Rule rule, Packet packet) {
    List<Match> decided =
        rule.matches().stream()
            .filter(
                m ->
                    !(m instanceof Match.State
                        || m instanceof PacketMatch
                        || m instanceof HistoryMatch))
            .toList();
    boolean others =
        rule.matches().stream()
            .allMatch(
                m ->
                    switch (m) {
                      case Match.State s ->
                          isTranslation(s)
                              ? packet.holding().contains(s)
                              : s.admits(packet.state());
                      case PacketMatch p -> packet.holding().contains(p);
                      default -> true;
                    });
    Rule rest = new Rule(rule.version(), rule.chain(), decided, rule.target());
    return others && CompiledRule.of(rest).forward(packet.flow()) == Verdict.MATCH;
  }

  /** The packet of a witness, for which just the given conditions hold. */
  static Packet of(Witness witness, Set<Match> holding) {
    return new Packet(witness.flow(), witness.state(), holding);
  }

  /** The conditions of a rule that hold or do not for a packet, whatever its flow. */
  static Set<Match> conditions(Rule rule) {
    return Set.copyOf(
        rule.matches().stream()
            .filter(m -> m instanceof PacketMatch || m instanceof Match.State s && isTranslation(s))
            .toList());
  }

  private static boolean isTranslation(Match.State state) {
    return state.states().stream().anyMatch(ConnectionState::isTranslation);
  }
}
