package dev.nirs.evaluation.retrieval;

import java.util.Comparator;
import java.util.List;

/**
 * Recall and nDCG of one ranking (Jaervelin and Kekaelaeinen, ACM TOIS 2002): gains discounted by
 * log2(1 + rank), over those of the best order there is.
 */
final class RankScores {
  private RankScores() {}

  /** Share of the useful examples that the first {@code k} hold; there must be one. */
  static double recall(List<Integer> gains, List<Integer> all, int k) {
    long useful = all.stream().filter(gain -> gain > 0).count();
    return (double) gains.stream().limit(k).filter(gain -> gain > 0).count() / useful;
  }

  /** Whether the first {@code k} hold a useful one: 1 or 0. */
  static double hit(List<Integer> gains, int k) {
    return gains.stream().limit(k).anyMatch(gain -> gain > 0) ? 1 : 0;
  }

  static double ndcg(List<Integer> gains, List<Integer> all, int k) {
    return dcg(gains, k) / dcg(all.stream().sorted(Comparator.reverseOrder()).toList(), k);
  }

  private static double dcg(List<Integer> gains, int k) {
    double sum = 0;
    for (int i = 0; i < Math.min(k, gains.size()); i++) {
      sum += gains.get(i) * Math.log(2) / Math.log(i + 2);
    }
    return sum;
  }
}
