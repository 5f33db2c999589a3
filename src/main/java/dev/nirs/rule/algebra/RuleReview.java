package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import java.util.List;

/**
 * A rule and what it would mean at the end of a ruleset.
 *
 * @param number its number among the rules under review, from 1
 * @param rule the rule
 * @param findings at least one, the most important first
 */
public record RuleReview(int number, Rule rule, List<Finding> findings) {

  /** Copies the list. */
  public RuleReview {
    findings = List.copyOf(findings);
  }

  /**
   * Whether the rule could be left out without changing what becomes of any packet.
   *
   * @return true where that is proven
   */
  public boolean isNeedless() {
    return findings.stream()
        .anyMatch(
            f ->
                f instanceof Finding.Covered
                    || f instanceof Finding.NeverReached
                    || f instanceof Finding.MatchesNothing
                    || f instanceof Finding.PolicyAgrees);
  }
}
