package dev.nirs.verification;

import java.util.BitSet;
import java.util.List;

/**
 * The verdicts on the rules of an answer, in their order, and what the kept ones do together.
 *
 * @param rules one verdict a rule
 * @param matched alerts that kept rules match, by position in the window; not to be changed
 * @param hit benign flows that kept rules hit, by position in the window; not to be changed
 */
public record RulesetVerdict(List<RuleVerdict> rules, BitSet matched, BitSet hit) {

  /** Copies the list. */
  public RulesetVerdict {
    rules = List.copyOf(rules);
  }

  /**
   * The rules that may be suggested.
   *
   * @return their verdicts, in order
   */
  public List<RuleVerdict> kept() {
    return rules.stream().filter(RuleVerdict::isKept).toList();
  }

  /**
   * Alerts matched by the kept rules together.
   *
   * @return 0 or more
   */
  public int alertsMatched() {
    return matched.cardinality();
  }

  /**
   * Benign flows hit by the kept rules together.
   *
   * @return 0 or more
   */
  public int benignHit() {
    return hit.cardinality();
  }
}
