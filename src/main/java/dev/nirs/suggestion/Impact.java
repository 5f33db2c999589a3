package dev.nirs.suggestion;

/**
 * What a ruleset does to its window; ordered by {@link #isBetterThan}.
 *
 * @param rules rules in it, 0 or more
 * @param alertsMatched alerts matched by at least one rule
 * @param benignMatched benign flows hit by at least one rule
 */
public record Impact(int rules, int alertsMatched, int benignMatched) {

  /**
   * Whether it is the better suggestion: more alerts matched, then fewer benign flows, then fewer
   * rules (design, section 1, step 9).
   *
   * @param other the other ruleset on the same window
   * @return true where it is strictly better
   */
  public boolean isBetterThan(Impact other) {
    if (alertsMatched != other.alertsMatched) {
      return alertsMatched > other.alertsMatched;
    }
    return benignMatched != other.benignMatched
        ? benignMatched < other.benignMatched
        : rules < other.rules;
  }
}
