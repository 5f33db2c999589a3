package dev.nirs.evaluation.report;

import java.time.Duration;

/** Durations as the command line takes them. */
final class Durations {
  private Durations() {}

  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 3600 == 0 && seconds > 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 && seconds >= 600 ? seconds / 60 + "m" : seconds + "s";
  }
}
