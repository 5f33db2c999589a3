package dev.nirs.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "1, 1970-01-01T00:00:00.000001Z",
    "-1, 1969-12-31T23:59:59.999999Z",
    "1499256000000000, 2017-07-05T12:00:00Z",
  })
  void isTheSameTimeBothWays(long micros, Instant instant) {
    assertThat(Micros.instant(micros)).isEqualTo(instant);
    assertThat(Micros.of(instant)).isEqualTo(micros);
    assertThat(Micros.of(instant.plusNanos(999))).isBetween(micros, micros + 1);
  }
}
