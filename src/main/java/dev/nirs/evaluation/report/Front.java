package dev.nirs.evaluation.report;

import dev.nirs.evaluation.traffic.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which replays lie furthest up and to the left. */
final class Front {
  private Front() {}

  /** Position of the replay nearest to stopping every attack flow and no benign one. */
  static int best(List<Measurement> replays) {
    int best = 0;
    for (int i = 1; i < replays.size(); i++) {
      best = distance(replays.get(i)) < distance(replays.get(best)) ? i : best;
    }
    return best;
  }

  /** The best replay of each strategy, in the order of the strategies. */
  static Map<String, Measurement> bestByStrategy(List<Measurement> replays) {
    Map<String, Measurement> best = new LinkedHashMap<>();
    for (Measurement measured : replays) {
      best.merge(measured.strategy(), measured, (a, b) -> distance(b) < distance(a) ? b : a);
    }
    return best;
  }

  /** A wrong block weighs ten times a missed one: benign flows are many, and each is a user's. */
  private static double distance(Measurement measured) {
    double missed = Double.isNaN(measured.cbr()) ? 0 : 1 - measured.cbr();
    double wrong = Double.isNaN(measured.wbr()) ? 0 : measured.wbr();
    return missed + 10 * wrong;
  }

  /** What a replay is called in lists. */
  static String title(Measurement measured) {
    String title = measured.strategy() + ", epsilon " + measured.setting().epsilon();
    if (!measured.setting().update().isZero()) {
      title += ", update " + Durations.text(measured.setting().update());
    }
    return measured.setting().ttl().isZero()
        ? title
        : title + ", ttl " + Durations.text(measured.setting().ttl());
  }
}
