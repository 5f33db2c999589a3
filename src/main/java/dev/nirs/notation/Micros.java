package dev.nirs.notation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Event times as flows hold them: microseconds since 1970-01-01T00:00:00Z. */
public final class Micros {
  private Micros() {}

  /**
   * The instant of an event time.
   *
   * @param micros microseconds since 1970; negative before
   * @return the same time
   */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * The event time of an instant.
   *
   * @param instant any instant within 292,000 years of 1970
   * @return whole microseconds since 1970, what is beyond them cut off
   * @throws ArithmeticException where it is further away
   */
  public static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
