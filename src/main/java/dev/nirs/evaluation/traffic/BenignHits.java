package dev.nirs.evaluation.traffic;

import dev.nirs.rule.CompiledRule;
import dev.nirs.traffic.FiveTuple;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Benign flows that a rule stopped, those alike counted together.
 *
 * @param flow source, destination, its port and protocol, as text
 * @param count how many
 */
public record BenignHits(String flow, long count) {

  /**
   * What a rule stopped.
   *
   * @param result the replay
   * @param life the rule's time in force
   * @param most kinds of flows to tell, most frequent first
   * @return the kinds
   */
  public static List<BenignHits> of(ReplayResult result, RuleLife life, int most) {
    Trace trace = result.trace();
    CompiledRule rule = CompiledRule.of(life.rule());
    Map<String, Long> counts = new HashMap<>();
    int end = trace.countUntil(life.until());
    for (int i = trace.countUntil(life.from() - 1); i < end; i++) {
      if (result.stopped().get(i) && !trace.isAttack(i) && rule.mayHit(trace.tuple(i))) {
        counts.merge(kind(trace.tuple(i)), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(entry -> new BenignHits(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong((BenignHits hit) -> -hit.count)
                .thenComparing(BenignHits::flow))
        .limit(most)
        .toList();
  }

  private static String kind(FiveTuple tuple) {
    FiveTuple withoutSourcePort =
        new FiveTuple(
            tuple.source(),
            FiveTuple.NO_PORT,
            tuple.destination(),
            tuple.destinationPort(),
            tuple.protocol());
    return withoutSourcePort.toString();
  }
}
