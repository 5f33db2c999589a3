package dev.nirs.service;

import dev.nirs.suggestion.Suggestion;
import java.util.List;

/**
 * How soon a person should look, from counts alone: the sensors' own severities are not comparable.
 */
public enum Severity {
  /** Fewer than 10 alerts. */
  LOW,
  /** 10 to 99 alerts. */
  MEDIUM,
  /** 100 to 999 alerts. */
  HIGH,
  /** 1,000 alerts or more. */
  CRITICAL;

  /**
   * The severity of a suggestion.
   *
   * @param suggestion the suggestion
   * @return by alerts, raised one step where its rules leave a tenth of the alerts or more
   *     unmatched
   */
  public static Severity of(Suggestion suggestion) {
    int alerts = suggestion.window().alerts().size();
    int step = alerts >= 1000 ? 3 : alerts >= 100 ? 2 : alerts >= 10 ? 1 : 0;
    int raised = suggestion.coverage() < 0.9 ? step + 1 : step;
    List<Severity> steps = List.of(values());
    return steps.get(Math.min(raised, steps.size() - 1));
  }
}
