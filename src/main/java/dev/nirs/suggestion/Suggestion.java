package dev.nirs.suggestion;

import dev.nirs.selection.UnmatchedReason;
import dev.nirs.summary.WindowSummary;
import dev.nirs.verification.Policy;
import dev.nirs.window.AlertWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to one alert window.
 *
 * @param window the window
 * @param summary its counts
 * @param policy what the rules were held to
 * @param outcome how it came about
 * @param rules the rules; none where the outcome is ABSTAINED
 * @param impact what they do together
 * @param unmatched alerts that no rule matches, counted by why
 * @param baseline what the plain baseline does under the same policy
 * @param run the questions to the model; empty where it was not asked
 */
public record Suggestion(
    AlertWindow window,
    WindowSummary summary,
    Policy policy,
    Outcome outcome,
    List<SuggestedRule> rules,
    Impact impact,
    Map<UnmatchedReason, Integer> unmatched,
    Impact baseline,
    Optional<ModelRun> run) {

  /** Copies the rules and the counts. */
  public Suggestion {
    rules = List.copyOf(rules);
    unmatched = Map.copyOf(unmatched);
  }

  /**
   * Its name, by which a person accepts, edits or rejects it.
   *
   * @return 16 hexadecimal digits; the same for the same window, policy and rules
   */
  public String id() {
    return SuggestionId.of(this);
  }

  /**
   * Share of the window's alerts matched.
   *
   * @return 0 to 1
   */
  public double coverage() {
    return (double) impact.alertsMatched() / window.alerts().size();
  }

  /**
   * Share of the benign window hit.
   *
   * @return 0 to 1; 0 where the benign window is empty
   */
  public double falsePositiveRate() {
    return window.benign().isEmpty() ? 0 : (double) impact.benignMatched() / window.benign().size();
  }

  /**
   * Alerts that no rule of the policy's address family can match.
   *
   * @return 0 or more
   */
  public long alertsOfOtherFamily() {
    return window.alerts().stream()
        .map(alert -> alert.flow().tuple())
        .filter(tuple -> tuple.source().isKnown() || tuple.destination().isKnown())
        .filter(tuple -> tuple.version() != policy.version())
        .count();
  }
}
