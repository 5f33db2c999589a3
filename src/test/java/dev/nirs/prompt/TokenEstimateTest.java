package dev.nirs.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      textBlock =
          """
          '', 0
          a, 1
          four, 1
          seven, 2
          DROP, 2
          'a b', 2
          'a 1', 3
          42, 2
          10.1.2.3, 8
          '--dport 80', 7
          fe80::1, 7
          2001:db8:cafe::1, 16
          'Sources:', 3
          é, 2
          😀, 4
          '\t', 1
          """)
  void countsAsSmallModelsSplit(String text, int tokens) {
    assertThat(TokenEstimate.of(text)).isEqualTo(tokens);
  }

  /** The counts are what both models said of the line with their chat templates, 2 tokens apart. */
  @Test
  void isNotBelowTheCountOfTheRealModels() {
    int estimate =
        TokenEstimate.of("10.1.2.3 tcp port 443 alerts 12 normal 3")
            + TokenEstimate.of("You are brief.")
            + TokenEstimate.CHAT;
    assertThat(estimate).isBetween(40, 80);
  }

  @Test
  void isAdditiveOverLines() {
    String one = "-s 10.1.2.3 alerts 12 normal 3\n";
    assertThat(TokenEstimate.of(one.repeat(50))).isEqualTo(50 * TokenEstimate.of(one));
  }

  @Test
  void neverThrowsOnBrokenSurrogates() {
    assertThat(TokenEstimate.of("a\ud800b\udc00")).isPositive();
  }
}
