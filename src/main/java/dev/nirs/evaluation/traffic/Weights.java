package dev.nirs.evaluation.traffic;

import java.util.Map;

/**
 * What a flow of each label stands for where a capture is a sample: the inverse of its sampling
 * rate.
 *
 * @param byLabel weights by label, 0 or more; labels that are not named weigh 1
 */
public record Weights(Map<String, Double> byLabel) {

  /** Every flow stands for itself. */
  public static final Weights NONE = new Weights(Map.of());

  /** Copies the map. */
  public Weights {
    byLabel = Map.copyOf(byLabel);
  }

  /**
   * Whether any label is weighed.
   *
   * @return false for {@link #NONE}
   */
  public boolean isGiven() {
    return !byLabel.isEmpty();
  }

  /**
   * The weight of a label.
   *
   * @param label the sensor's words; benign flows have the weight of the label {@code BENIGN}
   * @return 1 where the label is not named
   */
  public double of(String label) {
    return byLabel.getOrDefault(label.equals("benign") ? "BENIGN" : label, 1.0);
  }

  /**
   * Weighted correct block rate.
   *
   * @param result a replay
   * @return 0 to 1; not a number where there is no attack flow
   */
  public double correctBlockRate(ReplayResult result) {
    return rate(result, 1, result.classes().size());
  }

  /**
   * Weighted wrong block rate.
   *
   * @param result a replay
   * @return 0 to 1; not a number where there is no benign flow
   */
  public double wrongBlockRate(ReplayResult result) {
    return rate(result, 0, 1);
  }

  private double rate(ReplayResult result, int from, int to) {
    double flows = 0;
    double stopped = 0;
    for (ReplayResult.ClassCount count : result.classes().subList(from, to)) {
      flows += of(count.label()) * count.flows();
      stopped += of(count.label()) * count.stopped();
    }
    return stopped / flows;
  }
}
