package dev.nirs.selection;

import dev.nirs.rule.Rule;
import java.util.List;
import java.util.Map;

/**
 * A chosen ruleset.
 *
 * @param rules the rules, in the order chosen
 * @param alertsMatched alerts that at least one of them matches, those matched before the choice
 *     included
 * @param benignMatched benign flows that at least one of them hits, those hit before the choice
 *     included
 * @param unmatched the other alerts, counted by why no rule matches them
 */
public record Choice(
    List<Chosen> rules,
    int alertsMatched,
    int benignMatched,
    Map<UnmatchedReason, Integer> unmatched) {

  /** Copies the rules and the counts. */
  public Choice {
    rules = List.copyOf(rules);
    unmatched = Map.copyOf(unmatched);
  }

  /**
   * One rule of the choice.
   *
   * @param candidate what it was made of
   * @param rule the rule
   * @param newAlerts alerts matched by it and by none before it, 1 or more
   * @param newBenign benign flows hit by it and by none before it, 0 or more
   */
  public record Chosen(Candidate candidate, Rule rule, int newAlerts, int newBenign) {}
}
