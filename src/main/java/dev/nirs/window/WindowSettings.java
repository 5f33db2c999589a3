package dev.nirs.window;

import java.time.Duration;

/**
 * When alert windows close and how much benign traffic they look back on.
 *
 * @param idle longest pause between two alerts of a window, inclusive; more than 0
 * @param maximum longest time from the first alert to the close; 0 for no limit
 * @param benign how far the benign window reaches back from the close; 0 for everything seen
 * @param lateness how late an observation may come and still be put in its place; 0 or more
 */
public record WindowSettings(Duration idle, Duration maximum, Duration benign, Duration lateness) {

  /** The design's defaults: 60 s idle, 10 minutes at most, one benign hour, 30 s late. */
  public static final WindowSettings DEFAULT =
      new WindowSettings(
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofSeconds(30));

  /**
   * Refuses durations out of range.
   *
   * @throws IllegalArgumentException naming the duration
   */
  public WindowSettings {
    if (!idle.isPositive()) {
      throw new IllegalArgumentException("idle time " + idle + " is not more than 0");
    }
    notNegative("maximum length", maximum);
    notNegative("benign window", benign);
    notNegative("lateness", lateness);
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " " + value + " is negative");
    }
  }

  long idleMicros() {
    return micros(idle);
  }

  long maximumMicros() {
    return maximum.isZero() ? Long.MAX_VALUE : micros(maximum);
  }

  long benignMicros() {
    return benign.isZero() ? Long.MAX_VALUE : micros(benign);
  }

  long latenessMicros() {
    return micros(lateness);
  }

  private static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
  }
}
