package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import java.util.BitSet;

/** Which flows of a trace were stopped. */
final class Blocks {
  private final DetectedTrace seen;
  private final Metric metric;
  private final BitSet stopped;

  Blocks(DetectedTrace seen, Metric metric) {
    this.seen = seen;
    this.metric = metric;
    this.stopped = new BitSet(seen.trace().size());
  }

  BitSet stopped() {
    return stopped;
  }

  /** Counts what a rule stopped from one moment to another, the end included. */
  RuleLife add(Rule rule, RuleEffects.Effect effect, Span span, RuleLife.End end) {
    long after = metric == Metric.PUBLISHED ? span.from - 1 : span.from;
    long[] counts = new long[2];
    int from = seen.alertsUntil(after);
    int to = seen.alertsUntil(span.until);
    for (int i = effect.alerts().lower(from); i < effect.alerts().to(); i++) {
      int alert = effect.alerts().at(i);
      if (alert >= to) {
        break;
      }
      stop(seen.alert(alert), counts);
    }
    int last = seen.benignUntil(span.until);
    int first = seen.benignUntil(after);
    for (int i = effect.benign().lower(first); i < effect.benign().to(); i++) {
      int benign = effect.benign().at(i);
      if (benign >= last) {
        break;
      }
      stop(seen.benign(benign), counts);
    }
    return new RuleLife(rule, span.from, span.until, end, counts[1], counts[0]);
  }

  private void stop(int flow, long[] counts) {
    stopped.set(flow);
    counts[seen.trace().isAttack(flow) ? 1 : 0]++;
  }

  /** From a moment to another, microseconds since the epoch. */
  record Span(long from, long until) {}
}
