package dev.nirs.suggestion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Names a suggestion after what it says, so that the same run gives the same names. */
final class SuggestionId {
  private static final int CHARACTERS = 16;

  private SuggestionId() {}

  static String of(Suggestion suggestion) {
    MessageDigest digest = sha256();
    Stream.concat(
            Stream.of(
                suggestion.window().start() + " " + suggestion.window().close(),
                suggestion.summary().toString(),
                suggestion.policy().chain() + " " + suggestion.policy().version(),
                suggestion.policy().bounds().toString(),
                suggestion.outcome().word(),
                suggestion.run().map(ModelRun::model).orElse("")),
            suggestion.rules().stream().map(rule -> rule.rule().canonical()))
        .forEach(
            part -> {
              digest.update(part.getBytes(StandardCharsets.UTF_8));
              digest.update((byte) 0xff);
            });
    return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
