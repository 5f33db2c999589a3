package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @Test
  void readsIsoTimesAsTheJdkDoes() {
    Random random = new Random(42);
    DateTimeFormatter stamp = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxx");
    for (int i = 0; i < 20_000; i++) {
      Instant time =
          Instant.ofEpochSecond(random.nextLong(4_000_000_000L))
              .plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
      ZoneOffset zone = ZoneOffset.ofTotalSeconds((random.nextInt(2161) - 1080) * 60);
      String text = stamp.format(time.atOffset(zone));
      assertThat(TimeText.any(Cell.of(text)))
          .as(text)
          .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00, 0",
    "1970-01-01 00:00:01Z, 1000000",
    "1970-01-01T00:00:00.1234567Z, 123456",
    "1970-01-01T02:00:00+02:00, 0",
    "2016-02-29T23:59:60Z, 1456790400000000",
    "0, 0",
    "1.5, 1500000",
    "1664459365.848468, 1664459365848468",
    "1.0000019, 1000001",
    "22.33, 22330000",
    "1.5e9, 1500000000000000"
  })
  void readsTheForms(String text, long micros) {
    assertThat(TimeText.any(Cell.of(text))).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "now",
        "-1",
        "1.2.3",
        "1e99",
        "99999999999999",
        "2020-01-01",
        "2020-01-01T00:00",
        "2020-00-01T00:00:00Z",
        "2020-01-32T00:00:00Z",
        "2019-02-29T00:00:00Z",
        "2020-01-01T00:60:00Z",
        "2020-01-01T00:00:61Z",
        "2020-01-01T00:00:00.Z",
        "2020-01-01T00:00:00123Z",
        "2020-01-01T00:00:00+2",
        "2020-01-01T00:00:00+1900",
        "2020-01-01T00:00:00 UTC",
        "1969-12-31T23:59:59Z",
        "2020-01-01X00:00:00Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(TimeText.any(Cell.of(text))).isEqualTo(TimeText.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7/7/2017",
        "7/7/2017 3",
        "7/7/2017 3:",
        "13/13/2017 3:56",
        "32/1/2017 3:56",
        "7/7/2017 24:00",
        "7/7/2017 3:60",
        "7/7/2017 3:56:61",
        "7/7/2017 3:56:12:1",
        "7-7-2017 3:56",
        "7/7/20177 3:56",
        "7/7/17 3:56",
        "7/7/2017  3:56",
        "//2017 3:56"
      })
  void refusesWhatIsNoTimeOfTheOriginalCicRelease(String text) {
    assertThat(TimeText.cicOriginal(Cell.of(text))).isEqualTo(TimeText.NONE);
  }
}
