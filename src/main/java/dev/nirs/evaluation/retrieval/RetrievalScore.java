package dev.nirs.evaluation.retrieval;

import dev.nirs.evaluation.statistics.BootstrapInterval;
import dev.nirs.knowledge.Ranking;

/**
 * How well one ranking does on one kind of question.
 *
 * @param condition what is asked and what counts
 * @param ranking which order
 * @param hit share of windows whose first example is of use
 * @param recall5 share of the useful examples among the first 5
 * @param recall10 share of the useful examples among the first 10
 * @param ndcg5 nDCG of the first 5
 * @param gainOfFused nDCG@5 of the fused ranking minus this one's, window by window
 */
public record RetrievalScore(
    Condition condition,
    Ranking ranking,
    BootstrapInterval hit,
    BootstrapInterval recall5,
    BootstrapInterval recall10,
    BootstrapInterval ndcg5,
    BootstrapInterval gainOfFused) {

  /**
   * A kind of question.
   *
   * @param isLabelled whether the detector's classes are in the question
   * @param relevance when an example is of use
   * @param windows windows asked, those with no useful example at all left out
   * @param incidents incidents they belong to
   */
  public record Condition(boolean isLabelled, Relevance relevance, int windows, int incidents) {}
}
