package dev.nirs.prompt;

import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** An example as this form shows it; empty where its rules cannot be said in this form. */
  Optional<String> example(PromptExample example) {
    return switch (this) {
      case TEXT -> Optional.of(lines(example, "\nEND"));
      case CHOICE -> Optional.of(lines(example, ""));
      case SCHEMA ->
          answer(example)
              .map(json -> "Example window.\n%s\nAnswer:\n%s".formatted(example.summary(), json));
    };
  }

  private static String lines(PromptExample example, String end) {
    String rules = example.rules().isEmpty() ? "NONE" : String.join("\n", example.rules());
    return "Example window.\n%s\nRuleset:\n%s%s".formatted(example.summary(), rules, end);
  }

  /** The answer that would have made the rules of an example. */
  private static Optional<String> answer(PromptExample example) {
    List<Optional<CompactRule>> rules = example.rules().stream().map(PromptForm::compact).toList();
    if (rules.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    String reason = (rules.isEmpty() ? ReasonCode.NO_SAFE_RULE : example.reason()).word();
    return Optional.of(
        rules.stream()
            .map(rule -> rule.map(CompactRule::json).orElse(""))
            .collect(Collectors.joining(",", "{\"reason\":\"" + reason + "\",\"rules\":[", "]}")));
  }

  private static Optional<CompactRule> compact(String line) {
    IpVersion version = line.matches(".* -[sd] [0-9a-f]*:.*") ? IpVersion.V6 : IpVersion.V4;
    RuleGrammar grammar = new RuleGrammar(version, RuleGrammar.CHAINS);
    return switch (grammar.parse(line)) {
      case ParsedLine.Accepted accepted when accepted.rules().size() == 1 ->
          CompactRule.of(accepted.rules().get(0));
      case ParsedLine.Accepted several -> Optional.empty();
      case ParsedLine.Refused refused -> Optional.empty();
    };
  }
}
