package dev.nirs.knowledge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke, Buettcher, SIGIR 2009): an entry scores the sum of 1 /
 * (60 + rank) over the rankings that hold it, ranks counting from 1.
 */
final class Fusion {
  private static final int K = 60;

  private Fusion() {}

  /** Best first; ties in the order of the first ranking, then of the next. */
  static List<Scored<String>> of(List<List<String>> rankings) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (List<String> ranking : rankings) {
      int rank = 1;
      for (String id : ranking.stream().distinct().toList()) {
        scores.merge(id, 1.0 / (K + rank), Double::sum);
        rank++;
      }
    }
    return scores.entrySet().stream()
        .map(e -> new Scored<>(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingDouble((Scored<String> s) -> s.score()).reversed())
        .toList();
  }
}
