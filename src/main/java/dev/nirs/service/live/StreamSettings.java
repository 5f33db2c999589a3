package dev.nirs.service.live;

import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import java.time.Duration;

/**
 * How a source's events become windows.
 *
 * @param windows when windows close; maximum length and benign window must have an end
 * @param limits how much a source holds
 * @param update how often an open window is answered, in whole seconds; 0 for never
 * @param ahead how far an event may be dated ahead of the clock
 */
public record StreamSettings(
    WindowSettings windows, WindowLimits limits, Duration update, Duration ahead) {

  /** How far ahead of the clock an event may be dated unless told otherwise: clocks differ. */
  public static final Duration AHEAD = Duration.ofMinutes(10);

  /**
   * Refuses settings under which a stream without end would take memory without end.
   *
   * @throws IllegalArgumentException naming the setting
   */
  public StreamSettings {
    if (windows.maximum().isZero()) {
      throw new IllegalArgumentException("maximum length 0: a service needs an end of a window");
    }
    if (windows.benign().isZero()) {
      throw new IllegalArgumentException(
          "benign window 0: a service cannot hold everything seen; give it a length");
    }
    if (update.isNegative()) {
      throw new IllegalArgumentException("update interval " + update + " is negative");
    }
    if (ahead.isNegative()) {
      throw new IllegalArgumentException("time ahead " + ahead + " is negative");
    }
  }

  /** Seconds without an event after which the open window closes. */
  long quietSeconds() {
    return Math.max(1, windows.idle().plus(windows.lateness()).toSeconds());
  }
}
