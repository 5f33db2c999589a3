package dev.nirs.selection;

import dev.nirs.traffic.IpVersion;

/**
 * What a choice may do.
 *
 * @param epsilon share of the benign window that the whole ruleset may hit, inclusive, 0 to 1
 * @param maxRules most rules to choose, 0 or more; {@link Integer#MAX_VALUE} for no limit
 * @param chain the chain the rules append to
 * @param version the family of the rules
 * @param benignCount which packets of benign flows count
 * @param allowed what a rule must satisfy to be chosen at all
 */
public record ChoiceSettings(
    double epsilon,
    int maxRules,
    String chain,
    IpVersion version,
    BenignCount benignCount,
    Admission allowed) {

  /**
   * Refuses shares and limits out of range.
   *
   * @throws IllegalArgumentException naming the value
   */
  public ChoiceSettings {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("epsilon " + epsilon + " is not 0 to 1");
    }
    if (maxRules < 0) {
      throw new IllegalArgumentException("max-rules " + maxRules + " is negative");
    }
  }

  /**
   * The bound of benign flows.
   *
   * @param benign size of the benign window, 0 or more
   * @param epsilon share, 0 to 1
   * @return floor(epsilon x benign), with the reference's guard of 1e-9 against rounding
   */
  public static int allowedBenign(int benign, double epsilon) {
    return (int) Math.floor(epsilon * benign + 1e-9);
  }
}
