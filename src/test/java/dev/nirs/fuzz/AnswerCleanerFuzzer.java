package dev.nirs.fuzz;

import dev.nirs.model.AnswerCleaner;
import dev.nirs.model.CleanedAnswer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;

/**
 * Whatever a model says, the cleaner keeps within its limits, and finds no more in what it kept.
 */
public final class AnswerCleanerFuzzer {
  private AnswerCleanerFuzzer() {}

  /** One input; throws where a promise is broken. The name is Jazzer's. */
  public static void fuzzerTestOneInput(byte[] data) {
    String answer = new String(data, StandardCharsets.UTF_8);
    check(AnswerCleaner.clean(answer, false));
    check(AnswerCleaner.clean(answer, true));
  }

  private static void check(CleanedAnswer cleaned) {
    require(cleaned.lines().size() <= AnswerCleaner.MOST_LINES, cleaned);
    require(new HashSet<>(cleaned.lines()).size() == cleaned.lines().size(), cleaned);
    require(cleaned.removed().size() <= AnswerCleaner.MOST_REMARKS, cleaned);
    for (String line : cleaned.lines()) {
      require(!line.isEmpty() && line.length() <= AnswerCleaner.MOST_CHARACTERS, line);
      require(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, line);
    }
    CleanedAnswer again = AnswerCleaner.clean(String.join("\n", cleaned.lines()), false);
    require(again.lines().size() <= cleaned.lines().size(), cleaned + " became " + again);
  }

  private static void require(boolean holds, Object found) {
    if (!holds) {
      throw new IllegalStateException(found.toString());
    }
  }
}
