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
public record ReviewedRule(int number, Rule rule, List<Finding> findings) {

  /** Copies the list. */
  public ReviewedRule {
    findings = List.copyOf(findings);
  }
}
