package dev.nirs.explanation;

import dev.nirs.suggestion.Suggestion;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts over all suggestions of a run; holds no window, so that a run of any length stays small.
 */
public final class RunTotals {
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private long alerts;
  private long matched;
  private long benignHit;
  private long rules;

  /** Counts from 0. */
  public RunTotals() {}

  /**
   * Adds one suggestion.
   *
   * @param suggestion counted, not kept
   */
  public void add(Suggestion suggestion) {
    outcomes.merge(suggestion.outcome().word(), 1, Integer::sum);
    alerts += suggestion.window().alerts().size();
    matched += suggestion.impact().alertsMatched();
    benignHit += suggestion.impact().benignMatched();
    rules += suggestion.rules().size();
  }

  /**
   * Windows so far.
   *
   * @return 0 or more
   */
  public int windows() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Rules suggested so far.
   *
   * @return 0 or more
   */
  public long rules() {
    return rules;
  }

  /** One line with all counts. */
  @Override
  public String toString() {
    String words =
        outcomes.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d windows (%s): %d rules stop %d of %d alerts and hit %d benign flows inside their windows",
        windows(),
        words.isEmpty() ? "none" : words,
        rules,
        matched,
        alerts,
        benignHit);
  }
}
