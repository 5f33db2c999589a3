package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import dev.nirs.selection.ChoiceSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Verifies the active rules again against the benign window as it now is (design, section 3).
 *
 * <p>Rules are taken in order of the alerts at hand that they stop, most first. One is kept where
 * it stops an alert that none before it stops, and what it hits still fits under epsilon; it is
 * withdrawn where it does not fit, and needless where others stop all its alerts. Rules that
 * stopped nothing of late are kept, oldest first, as long as they fit. The alerts of withdrawn
 * rules are open again, so that the strategy finds narrower rules for them.
 */
final class Review {
  private final ActiveRules active;
  private final Situation.Moment moment;
  private final int allowed;
  private final BitSet stopped;
  private final BitSet hit;

  Review(ActiveRules active, Situation.Moment moment, double epsilon) {
    this.active = active;
    this.moment = moment;
    this.allowed = ChoiceSettings.allowedBenign(moment.benign(), epsilon);
    this.stopped = new BitSet(moment.alerts());
    this.hit = new BitSet(moment.benign());
  }

  /** Ends the rules that do not pass. */
  void run() {
    List<Judged> inUse = new ArrayList<>();
    List<Judged> idle = new ArrayList<>();
    for (Rule rule : active.rules()) {
      RuleEffects.Effect effect = active.effects().of(rule);
      int alerts = effect.alerts().count(moment.alertFrom(), moment.alertEnd());
      (alerts > 0 ? inUse : idle).add(new Judged(rule, effect, alerts));
    }
    inUse.sort(Comparator.comparingInt(judged -> -judged.alerts));
    for (Judged judged : inUse) {
      if (newAlerts(judged) == 0) {
        active.end(judged.rule, moment.time(), RuleLife.End.NEEDLESS);
      } else {
        judge(judged);
      }
    }
    idle.forEach(this::judge);
  }

  private int newAlerts(Judged judged) {
    return judged.effect.alerts().unmarked(moment.alertFrom(), moment.alertEnd(), stopped);
  }

  private void judge(Judged judged) {
    Posting benign = judged.effect.benign();
    int cost = benign.unmarked(moment.benignFrom(), moment.benignEnd(), hit);
    if (hit.cardinality() + cost > allowed && cost > 0) {
      active.end(judged.rule, moment.time(), RuleLife.End.WITHDRAWN);
      return;
    }
    judged.effect.alerts().mark(moment.alertFrom(), moment.alertEnd(), stopped);
    if (cost > 0) {
      benign.mark(moment.benignFrom(), moment.benignEnd(), hit);
    }
  }

  /** A rule with what it matches, and how many alerts at hand it stops. */
  private record Judged(Rule rule, RuleEffects.Effect effect, int alerts) {}
}
