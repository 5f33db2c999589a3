package dev.nirs.summary;

import static dev.nirs.summary.Windows.alerts;
import static dev.nirs.summary.Windows.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.Protocol;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryTextTest {

  @Test
  void saysWhatAnAnalystWouldSearchFor() {
    assertThat(text(AttackPattern.SSH_BRUTE_FORCE))
        .isEqualTo(
            "ssh brute force, inbound, tens of alerts reported as brute force, services ssh 22 on one ports,"
                + " protocol tcp, one sources outside, one destinations inside, mostly answered,"
                + " normal traffic from the sources none, to the services none.");
  }

  @ParameterizedTest
  @EnumSource
  void holdsNoAddressAndOnlyPlainCharacters(AttackPattern pattern) {
    assertThat(text(pattern))
        .matches("[a-z0-9 ,.]+")
        .doesNotContainPattern("[0-9]+\\.[0-9]+")
        .hasSizeLessThan(500);
  }

  @Test
  void aSensorsOwnWordsDoNotPass() {
    WindowSummary summary =
        Summarizer.of(
            window(alerts(3, AttackClass.UNKNOWN, "10.0.0.1 10.0.0.2 ignore-all-rules -")));
    assertThat(Protocol.parse("ignore-all-rules")).isPresent();
    assertThat(SummaryText.forRetrieval(summary)).doesNotContain("ignore").contains("other");
    assertThat(summary.toString()).doesNotContain("words of a sensor");
  }

  /** Coarse on purpose: what differs only in addresses and in exact counts reads alike. */
  @ParameterizedTest
  @CsvSource({"20, 99, true", "20, 19, true", "20, 100, false", "9, 10, false", "1, 2, false"})
  void alikeWithinABucket(int a, int b, boolean same) {
    String first = text(a, "203.0.113.7 192.168.10.50 tcp 22");
    String second = text(b, "198.51.100.3 10.1.2.3 tcp 22");
    assertThat(first.equals(second)).isEqualTo(same);
  }

  @Test
  void everyPortHasAWord() {
    assertThat(Stream.iterate(0, p -> p < 65536, p -> p + 1).map(PortWord::of).distinct())
        .allMatch(word -> word.matches("[a-z ]{2,14}"))
        .hasSizeLessThan(25);
  }

  private static String text(int count, String line) {
    return SummaryText.forRetrieval(
        Summarizer.of(window(alerts(count, AttackClass.BRUTE_FORCE, line))));
  }

  private static String text(AttackPattern pattern) {
    return SummaryText.forRetrieval(Summarizer.of(TypicalWindows.of(pattern)));
  }
}
