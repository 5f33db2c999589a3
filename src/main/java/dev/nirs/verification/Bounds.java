package dev.nirs.verification;

import dev.nirs.selection.BenignCount;

/**
 * How much a ruleset may cost and how it is counted.
 *
 * @param epsilon share of the benign window that a ruleset may hit, inclusive, 0 to 1
 * @param maxRules most rules of a ruleset, 1 or more; {@link Integer#MAX_VALUE} for no limit
 * @param benignCount which packets of a benign flow count as hit
 * @param benignFloor benign flows below which only rules bound to one source are allowed, 0 or more
 */
public record Bounds(double epsilon, int maxRules, BenignCount benignCount, int benignFloor) {

  /** Benign flows below which "no benign flow matched" says nothing (design, section 3). */
  public static final int BENIGN_FLOOR = 100;

  /**
   * Refuses values out of range.
   *
   * @throws IllegalArgumentException naming the value
   */
  public Bounds {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("epsilon " + epsilon + " is not 0 to 1");
    }
    if (maxRules < 1) {
      throw new IllegalArgumentException("max-rules " + maxRules + " is not 1 or more");
    }
    if (benignFloor < 0) {
      throw new IllegalArgumentException("benign floor " + benignFloor + " is negative");
    }
  }
}
