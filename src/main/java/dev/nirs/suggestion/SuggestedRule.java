package dev.nirs.suggestion;

import dev.nirs.rule.Rule;
import dev.nirs.verification.RuleVerdict;
import java.util.List;

/**
 * A rule of a suggestion with its measured impact.
 *
 * @param rule the rule
 * @param alerts alerts of the window it matches, 1 or more
 * @param newAlerts alerts it matches and none before it does, 1 or more
 * @param benign benign flows it hits
 * @param newBenign benign flows it hits and none before it does
 * @param source who proposed it
 * @param hostsTouched hosts with a role that it names, in words
 */
public record SuggestedRule(
    Rule rule,
    int alerts,
    int newAlerts,
    int benign,
    int newBenign,
    Source source,
    List<String> hostsTouched) {

  /** Copies the list. */
  public SuggestedRule {
    hostsTouched = List.copyOf(hostsTouched);
  }

  static SuggestedRule of(RuleVerdict verdict, Source source, List<String> hostsTouched) {
    return new SuggestedRule(
        verdict.rule(),
        verdict.alerts(),
        verdict.newAlerts(),
        verdict.benign(),
        verdict.newBenign(),
        source,
        hostsTouched);
  }

  /** Who proposed a rule. */
  public enum Source {
    /** The language model. */
    MODEL,
    /** The greedy choice over atomic rules. */
    ATOMIC,
    /** The greedy choice over networks, services and ports. */
    GENERAL
  }
}
