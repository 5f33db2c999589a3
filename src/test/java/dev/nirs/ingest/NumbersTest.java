package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "80, 80",
    "80.0, 80",
    "0x50, 80",
    "0XfFfF, 65535",
    "000022, 22",
    "999999, 999999",
    "1234567, -1",
    "80.00, -1",
    "80.5, -1",
    "-1, -1",
    "+1, -1",
    "0x, -1",
    "0xg, -1",
    ".0, -1",
    "8 0, -1",
    "\u0661, -1"
  })
  void readsWholeNumbers(String text, int value) {
    assertThat(Numbers.whole(Cell.of(text))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12.9, 12",
    "123456789012345678, 123456789012345678",
    "-1, -1",
    "1e3, -1",
    "., -1"
  })
  void readsCounts(String text, long value) {
    assertThat(Numbers.count(Cell.of(text))).isEqualTo(value);
  }

  @Test
  void readsSharesExactlyAsTheJdkDoes() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      String text =
          String.format(Locale.ROOT, "%." + (1 + random.nextInt(18)) + "f", random.nextDouble());
      assertThat(Numbers.share(Cell.of(text))).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.",
        "1.0000001",
        "2",
        "-0.1",
        "NaN",
        "1e5",
        "0x1",
        "0..1",
        "0.5.5",
        "five"
      })
  void refusesWhatIsNoShare(String text) {
    assertThat(Numbers.share(Cell.of(text))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "1.0", ".5", "000.5", "1e-3", "0.00000000000000000001"})
  void takesSharesInOtherSpellings(String text) {
    assertThat(Numbers.share(Cell.of(text))).isEqualTo(Double.parseDouble(text));
  }
}
