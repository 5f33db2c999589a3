package dev.nirs.evaluation.traffic;

import dev.nirs.selection.BenignCount;
import dev.nirs.window.WindowSettings;
import java.time.Duration;

/**
 * How a replay decides and counts.
 *
 * @param windows when alert windows close and how far back benign flows count; lateness plays no
 *     part, since a trace is in order
 * @param update how often active rules are reviewed and further ones decided while a window is
 *     open, counted from the first flow; 0: rules are decided only when a window closes, and never
 *     reviewed
 * @param ttl how long a rule stays active; 0 for ever
 * @param bounds how much may be blocked
 * @param metric how blocks are counted
 * @param isReviewed whether active rules are verified again at updates
 */
public record ReplaySettings(
    WindowSettings windows,
    Duration update,
    Duration ttl,
    Bounds bounds,
    Metric metric,
    boolean isReviewed) {

  /**
   * Refuses durations out of range.
   *
   * @throws IllegalArgumentException naming the duration
   */
  public ReplaySettings {
    if (update.isNegative()) {
      throw new IllegalArgumentException("update interval " + update + " is negative");
    }
    if (ttl.isNegative()) {
      throw new IllegalArgumentException("ttl " + ttl + " is negative");
    }
  }

  /**
   * How much may be blocked.
   *
   * @param epsilon share of the benign window that the active rules may hit together, 0 to 1
   * @param maxRules most rules of one decision, 0 or more; {@link Integer#MAX_VALUE} for no limit
   * @param direction which packets of a benign flow count
   */
  public record Bounds(double epsilon, int maxRules, BenignCount direction) {
    /**
     * Refuses values out of range.
     *
     * @throws IllegalArgumentException naming the value
     */
    public Bounds {
      if (!(epsilon >= 0 && epsilon <= 1)) {
        throw new IllegalArgumentException("epsilon " + epsilon + " is not 0 to 1");
      }
      if (maxRules < 0) {
        throw new IllegalArgumentException("max-rules " + maxRules + " is negative");
      }
    }
  }

  long idleMicros() {
    return micros(windows.idle());
  }

  long maximumMicros() {
    return unlimited(windows.maximum());
  }

  long benignMicros() {
    return unlimited(windows.benign());
  }

  long updateMicros() {
    return micros(update);
  }

  long ttlMicros() {
    return unlimited(ttl);
  }

  private static long unlimited(Duration duration) {
    return duration.isZero() ? Long.MAX_VALUE : micros(duration);
  }

  private static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
  }
}
