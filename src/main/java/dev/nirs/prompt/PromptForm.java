package dev.nirs.prompt;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words for one form of answer: its files {@code FORM.system.txt}, {@code FORM.user.txt} and
 * {@code FORM.repair.txt}, the places they have, and how an example shows its ruleset.
 */
public enum PromptForm {
  /** Rules of iptables, one a line. */
  TEXT,
  /** A JSON object with typed fields of rules. */
  SCHEMA,
  /** A JSON object with numbers of candidate rules. */
  CHOICE;

  /** Most rules of an answer, and of an example: models fill a list up with repeats. */
  public static final int MOST_RULES = 4;

  /** Places of every repair template. */
  static final Set<String> REPAIR = Set.of("first", "answer", "faults");

  /**
   * The word on the command line and in file names.
   *
   * @return {@code text}, {@code schema} or {@code choice}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Places of the system template. */
  Set<String> systemPlaces() {
    return this == TEXT ? Set.of("chain") : Set.of();
  }

  /** Places of the user template. */
  Set<String> userPlaces() {
    Set<String> places =
        new HashSet<>(Set.of("advice", "hosts", "examples", "totals", "classes", "current"));
    switch (this) {
      case CHOICE -> places.add(PromptPieces.CANDIDATES);
      case SCHEMA -> places.addAll(Set.of("sources", "networks", "destinations", "services"));
      case TEXT ->
          places.addAll(Set.of("sources", "networks", "destinations", "services", "protocols"));
    }
    return places;
  }

  /**
   * The examples as this form shows them: each with its sizes, and answered with rules of its kinds
   * for the window to answer, since small models copy what they see. One that cannot be said so is
   * left out, and so is one that comes to the same answer as another.
   */
  List<String> examples(PromptInput input) {
    Map<String, String> byAnswer = new LinkedHashMap<>();
    for (PromptExample example : input.examples()) {
      answer(example, input)
          .ifPresent(
              answer ->
                  byAnswer.putIfAbsent(
                      answer,
                      "Example window, answered with %s of the window below.\n%s\n%s"
                          .formatted(
                              this == CHOICE ? "candidates" : "addresses",
                              SummaryWords.totals(example.window()),
                              answer)));
    }
    return List.copyOf(byAnswer.values());
  }

  private Optional<String> answer(PromptExample example, PromptInput input) {
    List<String> rules =
        this == CHOICE
            ? CandidateKinds.numbers(example.rules(), input.candidates())
            : AdaptedRules.of(example, input.summary()).stream()
                .map(rule -> this == TEXT ? rule.line(input.chain()) : rule.json())
                .toList();
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        this == TEXT
            ? "Ruleset:\n%s\nEND".formatted(String.join("\n", rules))
            : "Answer:\n{\"reason\":\"%s\",\"rules\":[%s]}"
                .formatted(example.reason().word(), String.join(",", rules)));
  }
}
