package dev.nirs.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever a model says, the cleaner keeps its promises. Run as a test, it goes through the inputs
 * of its folder of resources; docs/fuzzing.md says how new ones are looked for.
 */
class AnswerCleanerFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void anyAnswerIsCleaned(FuzzedDataProvider data) {
    String answer = data.consumeRemainingAsString();
    check(AnswerCleaner.clean(answer, false));
    check(AnswerCleaner.clean(answer, true));
  }

  private static void check(CleanedAnswer cleaned) {
    assertThat(cleaned.lines()).hasSizeLessThanOrEqualTo(AnswerCleaner.MOST_LINES);
    assertThat(cleaned.lines()).doesNotHaveDuplicates();
    assertThat(cleaned.removed()).hasSizeLessThanOrEqualTo(AnswerCleaner.MOST_REMARKS);
    assertThat(cleaned.lines())
        .allSatisfy(
            line -> {
              assertThat(line.length()).isBetween(1, AnswerCleaner.MOST_CHARACTERS);
              assertThat(line).doesNotContain("\n", "\r");
            });
    String again = String.join("\n", cleaned.lines());
    assertThat(AnswerCleaner.clean(again, false).lines()).isEqualTo(cleaned.lines());
  }
}
