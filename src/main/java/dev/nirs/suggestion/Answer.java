package dev.nirs.suggestion;

import dev.nirs.rule.CompiledRule;
import dev.nirs.selection.Choice;
import dev.nirs.selection.UnmatchedReason;
import dev.nirs.traffic.Alert;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.RulesetVerdict;
import dev.nirs.window.AlertWindow;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Rules for a window and what they leave over.
 *
 * @param verdict what the rules do
 * @param unmatched alerts that no rule kept matches, counted by why
 */
record Answer(RulesetVerdict verdict, Map<UnmatchedReason, Integer> unmatched) {

  Answer {
    unmatched = Map.copyOf(unmatched);
  }

  /**
   * A choice after verification, which may refuse what the choice took: it counts benign flows with
   * unknown addresses as hit.
   */
  static Answer of(Choice choice, RulesetVerdict verdict, AlertWindow window) {
    Map<UnmatchedReason, Integer> unmatched = new EnumMap<>(UnmatchedReason.class);
    unmatched.putAll(choice.unmatched());
    BitSet told = (BitSet) verdict.matched().clone();
    for (RuleVerdict rule : verdict.rules()) {
      rule.fault()
          .ifPresent(
              fault -> {
                int alerts = mark(CompiledRule.of(rule.rule()), window.alerts(), told);
                if (alerts > 0) {
                  unmatched.merge(SafeRules.reason(fault), alerts, Integer::sum);
                }
              });
    }
    return new Answer(verdict, unmatched);
  }

  /** Marks the alerts that a rule matches, and counts those that were not marked. */
  private static int mark(CompiledRule rule, List<Alert> alerts, BitSet marked) {
    int before = marked.cardinality();
    for (int i = marked.nextClearBit(0); i < alerts.size(); i = marked.nextClearBit(i + 1)) {
      marked.set(i, rule.surelyMatches(alerts.get(i).flow().tuple()));
    }
    return marked.cardinality() - before;
  }

  Impact impact() {
    return new Impact(verdict.kept().size(), verdict.alertsMatched(), verdict.benignHit());
  }
}
