package dev.nirs.evaluation.validity;

import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleMatching;
import dev.nirs.rule.Verdict;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What rules do to alerts and benign flows.
 *
 * @param coverage share of the alerts matched, 0 to 1; empty where there are no alerts
 * @param falsePositiveRate share of the benign flows hit, 0 to 1; empty where there are none
 */
public record Effect(OptionalDouble coverage, OptionalDouble falsePositiveRate) {

  /**
   * Counts.
   *
   * @param rules the rules
   * @param alerts the alerts
   * @param benign the benign flows
   * @param count which packets of a benign flow count
   * @return the shares
   */
  public static Effect of(
      List<Rule> rules, List<Alert> alerts, List<Flow> benign, BenignCount count) {
    long matched =
        alerts.stream()
            .map(alert -> alert.flow().tuple())
            .filter(tuple -> rules.stream().anyMatch(r -> RuleMatching.surelyMatches(r, tuple)))
            .count();
    long hit =
        benign.stream()
            .map(Flow::tuple)
            .filter(tuple -> rules.stream().anyMatch(r -> hits(r, tuple, count)))
            .count();
    return new Effect(share(matched, alerts.size()), share(hit, benign.size()));
  }

  private static boolean hits(Rule rule, FiveTuple tuple, BenignCount count) {
    return count == BenignCount.BOTH
        ? RuleMatching.mayHit(rule, tuple)
        : RuleMatching.oneWay(rule, tuple) != Verdict.NO_MATCH;
  }

  private static OptionalDouble share(long part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
