package dev.nirs.app;

import dev.nirs.knowledge.Outcome;
import dev.nirs.knowledge.StoredSuggestion;
import dev.nirs.notation.Printable;
import dev.nirs.suggestion.ModelRun;
import dev.nirs.suggestion.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the form of a suggestion that is kept for a decision. */
final class SuggestionRecord {
  /** Rules beyond this many characters in all are counted and not kept. */
  private static final int MOST_CHARACTERS = 32_000;

  private SuggestionRecord() {}

  static StoredSuggestion of(Suggestion suggestion, Instant now) {
    return new StoredSuggestion(
        suggestion.id(),
        new StoredSuggestion.Made(
            now.toString(),
            suggestion.window().start(),
            suggestion.window().close(),
            proposer(suggestion),
            suggestion.rules().size()),
        suggestion.summary(),
        rules(suggestion),
        new Outcome(
            suggestion.window().alerts().size(),
            suggestion.impact().alertsMatched(),
            suggestion.window().benign().size(),
            suggestion.impact().benignMatched(),
            suggestion.policy().bounds().epsilon()),
        new StoredSuggestion.Conditions(
            suggestion.policy().chain(),
            suggestion.policy().version(),
            suggestion.policy().bounds().benignCount(),
            suggestion.policy().bounds().benignFloor()));
  }

  private static List<String> rules(Suggestion suggestion) {
    List<String> rules = new ArrayList<>();
    int characters = 0;
    for (var suggested : suggestion.rules()) {
      String rule = suggested.rule().canonical();
      characters += rule.length();
      if (characters > MOST_CHARACTERS) {
        break;
      }
      rules.add(rule);
    }
    return rules;
  }

  private static String proposer(Suggestion suggestion) {
    return switch (suggestion.outcome()) {
      case dev.nirs.suggestion.Outcome.Model m -> model(suggestion);
      case dev.nirs.suggestion.Outcome.Completed c ->
          model(suggestion) + " and the atomic baseline";
      case dev.nirs.suggestion.Outcome.Fallback f -> "the atomic baseline";
      case dev.nirs.suggestion.Outcome.Abstained a -> "nobody: no rule was safe";
    };
  }

  private static String model(Suggestion suggestion) {
    String name = suggestion.run().map(ModelRun::model).orElse("a model");
    return "model " + Printable.head(name, 60);
  }
}
