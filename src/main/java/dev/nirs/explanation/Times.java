package dev.nirs.explanation;

import dev.nirs.notation.Micros;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Event times as people read them, always in UTC. */
final class Times {
  private static final DateTimeFormatter PEOPLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Times() {}

  static String people(long micros) {
    return PEOPLE.format(Micros.instant(micros));
  }

  static String duration(long seconds) {
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
