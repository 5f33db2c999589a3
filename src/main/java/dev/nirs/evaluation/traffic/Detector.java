package dev.nirs.evaluation.traffic;

import java.util.BitSet;
import java.util.SplittableRandom;

/** Which flows are reported as alerts; what a flow truly is, its label says. */
public sealed interface Detector {

  /** Reports exactly the flows labelled as attack. */
  record Ideal() implements Detector {}

  /**
   * Reports the flows whose recorded score is at least a threshold.
   *
   * @param threshold 0 to 1
   */
  record Score(double threshold) implements Detector {
    /**
     * Refuses thresholds out of range.
     *
     * @throws IllegalArgumentException naming the value
     */
    public Score {
      share("threshold", threshold);
    }
  }

  /**
   * Reports attack flows and benign flows by chance, each on its own.
   *
   * @param truePositiveRate chance that an attack flow is reported, 0 to 1
   * @param falsePositiveRate chance that a benign flow is reported, 0 to 1
   * @param seed makes the run reproducible
   */
  record Noisy(double truePositiveRate, double falsePositiveRate, long seed) implements Detector {
    /**
     * Refuses rates out of range.
     *
     * @throws IllegalArgumentException naming the value
     */
    public Noisy {
      share("true positive rate", truePositiveRate);
      share("false positive rate", falsePositiveRate);
    }

    /**
     * Draws which flows are reported.
     *
     * @param trace the capture
     * @return positions of the reported flows; the same for the same seed and capture
     */
    public BitSet reported(Trace trace) {
      SplittableRandom random = new SplittableRandom(seed);
      BitSet reported = new BitSet(trace.size());
      for (int i = 0; i < trace.size(); i++) {
        double rate = trace.isAttack(i) ? truePositiveRate : falsePositiveRate;
        if (random.nextDouble() < rate) {
          reported.set(i);
        }
      }
      return reported;
    }
  }

  /**
   * What the ideal detector reports.
   *
   * @param trace the capture
   * @return positions of the flows labelled as attack
   */
  static BitSet labelled(Trace trace) {
    BitSet attacks = new BitSet(trace.size());
    for (int i = 0; i < trace.size(); i++) {
      if (trace.isAttack(i)) {
        attacks.set(i);
      }
    }
    return attacks;
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " " + value + " is not 0 to 1");
    }
  }
}
