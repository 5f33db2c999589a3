package dev.nirs.suggestion;

import dev.nirs.notation.Sha256;
import java.util.stream.Stream;

/** Names a suggestion after what it says, so that the same run gives the same names. */
final class SuggestionId {
  private static final int CHARACTERS = 16;

  private SuggestionId() {}

  static String of(Suggestion suggestion) {
    Sha256 digest = new Sha256();
    Stream.concat(
            Stream.of(
                suggestion.window().start() + " " + suggestion.window().close(),
                suggestion.summary().toString(),
                suggestion.policy().chain() + " " + suggestion.policy().version(),
                suggestion.policy().bounds().toString(),
                suggestion.outcome().word(),
                suggestion.run().map(ModelRun::model).orElse("")),
            suggestion.rules().stream().map(rule -> rule.rule().canonical()))
        .forEach(digest::addPart);
    return digest.hex(CHARACTERS);
  }
}
