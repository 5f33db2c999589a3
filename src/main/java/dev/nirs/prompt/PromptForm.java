package dev.nirs.prompt;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
   * The examples as this form shows them. Where a model writes addresses itself an example has
   * those of the window to answer, since small models copy what they see; one that cannot be said
   * so is left out, and so is one that comes to the same rules.
   */
  List<String> examples(PromptInput input) {
    if (this == CHOICE) {
      return input.examples().stream().map(PromptForm::whole).toList();
    }
    Map<String, String> byAnswer = new LinkedHashMap<>();
    for (PromptExample example : input.examples()) {
      List<CompactRule> rules = AdaptedRules.of(example, input.summary());
      if (!rules.isEmpty()) {
        String shown =
            rules.stream()
                .map(rule -> this == TEXT ? rule.line(input.chain()) : rule.json())
                .collect(Collectors.joining(this == TEXT ? "\n" : ","));
        byAnswer.putIfAbsent(shown, adapted(example, shown));
      }
    }
    return List.copyOf(byAnswer.values());
  }

  private String adapted(PromptExample example, String rules) {
    String answer =
        this == TEXT
            ? "Ruleset:\n%s\nEND".formatted(rules)
            : "Answer:\n{\"reason\":\"%s\",\"rules\":[%s]}"
                .formatted(example.reason().word(), rules);
    return "Example window, answered with addresses of the window below.\n%s\n%s"
        .formatted(SummaryText.totals(example.window()), answer);
  }

  private static String whole(PromptExample example) {
    String rules = example.rules().isEmpty() ? "NONE" : String.join("\n", example.rules());
    return "Example window.\n%s\nRuleset:\n%s".formatted(SummaryText.line(example.window()), rules);
  }
}
