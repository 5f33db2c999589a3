package dev.nirs.verification;

import dev.nirs.rule.Rule;
import java.util.Optional;

/**
 * What a rule would do to a window, and whether it may be suggested.
 *
 * @param rule the rule
 * @param level the highest level it reaches
 * @param alerts alerts it matches
 * @param newAlerts alerts it matches and no kept rule before it does
 * @param benign benign flows it hits, in either direction unless the policy counts forward only
 * @param newBenign benign flows it hits and no kept rule before it does
 * @param fault why it is refused; empty where it is kept
 */
public record RuleVerdict(
    Rule rule,
    Level level,
    int alerts,
    int newAlerts,
    int benign,
    int newBenign,
    Optional<Fault> fault) {

  /**
   * Whether it may be suggested.
   *
   * @return true where nothing speaks against it
   */
  public boolean isKept() {
    return fault.isEmpty();
  }
}
