package dev.nirs.evaluation.traffic;

/** Until when rules stop flows. */
final class Horizon {
  private Horizon() {}

  /**
   * The last flow; under the published metric the end of the interval of the last attack flow,
   * which the published loop never goes beyond.
   */
  static long of(Trace trace, ReplaySettings settings) {
    if (trace.size() == 0) {
      return Long.MIN_VALUE;
    }
    long last = trace.time(trace.size() - 1);
    long step = settings.updateMicros();
    if (settings.metric() != Metric.PUBLISHED || step == 0) {
      return last;
    }
    int attack = trace.size() - 1;
    while (attack > 0 && !trace.isAttack(attack)) {
      attack--;
    }
    long start = trace.time(0);
    return start + Math.ceilDiv(trace.time(attack) - start, step) * step;
  }
}
