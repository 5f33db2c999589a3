package dev.nirs.app;

import dev.nirs.knowledge.Acceptance;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Outcome;
import dev.nirs.prompt.PromptForm;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.traffic.Alert;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes verified examples of suggestions on labelled captures: of windows whose alerts are mostly
 * of one kind and which a few safe rules answer well. Windows of one incident that read alike to
 * retrieval make one example, the one with most alerts.
 */
public final class ExampleMaker {
  private static final double LEAST_COVERAGE = 0.8;
  private static final double LEAST_SHARE_OF_ONE_KIND = 0.6;
  private static final int LEAST_ALERTS = 3;

  private final String capture;
  private final String acceptedBy;
  private final Map<String, Example> byText = new LinkedHashMap<>();

  /**
   * A maker that has seen nothing.
   *
   * @param capture name of the capture, such as {@code cic-ids-2017}; first part of ids and
   *     incidents
   * @param acceptedBy who answers for the examples
   */
  public ExampleMaker(String capture, String acceptedBy) {
    this.capture = capture;
    this.acceptedBy = acceptedBy;
  }

  /**
   * Looks at a suggestion.
   *
   * @param suggestion kept where it makes a good example
   */
  public void add(Suggestion suggestion) {
    int alerts = suggestion.window().alerts().size();
    Optional<String> kind = kind(suggestion.window().alerts());
    boolean small =
        !suggestion.rules().isEmpty() && suggestion.rules().size() <= PromptForm.MOST_RULES;
    boolean judged =
        suggestion.window().benign().size() >= suggestion.policy().bounds().benignFloor();
    if (alerts >= LEAST_ALERTS
        && small
        && judged
        && suggestion.coverage() >= LEAST_COVERAGE
        && kind.isPresent()) {
      Example example = example(suggestion, kind.get());
      byText.merge(
          example.incident() + "\n" + example.text(),
          example,
          (a, b) -> b.outcome().alerts() > a.outcome().alerts() ? b : a);
    }
  }

  /**
   * The examples made so far.
   *
   * @param most most of them for one incident, 1 or more
   * @return in order of incident, most alerts first
   */
  public List<Example> examples(int most) {
    return byText.values().stream()
        .sorted(
            Comparator.comparing(Example::incident).thenComparingInt(e -> -e.outcome().alerts()))
        .collect(Collectors.groupingBy(Example::incident, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(list -> list.stream().limit(most))
        .toList();
  }

  /**
   * The incident that a window belongs to.
   *
   * @param alerts its alerts
   * @return capture and kind; empty where no kind is clearly the most common
   */
  Optional<String> incident(List<Alert> alerts) {
    return kind(alerts).map(kind -> capture + "/" + kind);
  }

  private Example example(Suggestion suggestion, String kind) {
    String incident = capture + "/" + kind;
    Outcome outcome =
        new Outcome(
            suggestion.window().alerts().size(),
            suggestion.impact().alertsMatched(),
            suggestion.window().benign().size(),
            suggestion.impact().benignMatched(),
            suggestion.policy().bounds().epsilon());
    Acceptance acceptance =
        new Acceptance(
            "window "
                + suggestion.window().number()
                + " of capture "
                + capture
                + ", rules of the atomic baseline verified to L5",
            acceptedBy,
            LocalDate.now(ZoneOffset.UTC).toString(),
            Example.Status.ACTIVE);
    List<String> rules =
        suggestion.rules().stream().map(SuggestedRule::rule).map(Object::toString).toList();
    String id = incident + "/" + suggestion.window().number();
    return Example.of(
        id, incident, suggestion.summary(), rules, new Example.Verified(outcome, acceptance));
  }

  /**
   * The label that most alerts bear, as an identifier; empty where no label is clearly the most
   * common.
   */
  private static Optional<String> kind(List<Alert> alerts) {
    Map<String, Long> labels =
        alerts.stream()
            .map(alert -> identifier(alert.label()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return labels.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .filter(entry -> entry.getValue() >= LEAST_SHARE_OF_ONE_KIND * alerts.size())
        .map(Map.Entry::getKey);
  }

  private static String identifier(String label) {
    String plain =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(plain.length(), 40));
    return cut.isEmpty() ? "unlabelled" : cut;
  }
}
