package dev.nirs.evaluation.exact;

/**
 * How the solver runs: one worker, so that it answers the same on every machine.
 *
 * @param seed its random seed
 * @param effort deterministic time after which it gives the best it has, more than 0; about seconds
 *     on a fast processor, but counted in steps
 * @param mostCandidates candidates beyond which a window is refused, 1 or more
 */
public record ExactSettings(int seed, double effort, int mostCandidates) {

  /** Seed 42, 10 units of deterministic time, 20,000 candidates. */
  public static final ExactSettings DEFAULT = new ExactSettings(42, 10, 20_000);

  /**
   * Refuses values out of range.
   *
   * @throws IllegalArgumentException naming the value
   */
  public ExactSettings {
    if (!(effort > 0)) {
      throw new IllegalArgumentException("effort " + effort + " is not more than 0");
    }
    if (mostCandidates < 1) {
      throw new IllegalArgumentException("most candidates " + mostCandidates + " is not 1 or more");
    }
  }
}
