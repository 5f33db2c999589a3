package dev.nirs.http;

import java.time.Duration;

/**
 * What one client may cost.
 *
 * @param jsonBytes most bytes of a JSON or form body
 * @param captureBytes most bytes of events or windows, unpacked
 * @param bodyTime longest time in which a JSON or form body must have come
 * @param captureTime longest time in which events or windows must have come
 * @param idle longest silence of a client that is to send or to read
 * @param requestsPerSecond requests of one caller, on average over ten seconds
 * @param failuresPerMinute wrong tokens of one address
 * @param connections open connections at a time
 * @param streams listeners to server-sent events at a time
 */
public record HttpLimits(
    long jsonBytes,
    long captureBytes,
    Duration bodyTime,
    Duration captureTime,
    Duration idle,
    int requestsPerSecond,
    int failuresPerMinute,
    int connections,
    int streams) {

  /** Bounds for one machine with a few sensors and some dozens of people. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          1 << 20,
          1L << 30,
          Duration.ofSeconds(30),
          Duration.ofMinutes(15),
          Duration.ofSeconds(30),
          500,
          30,
          2000,
          200);

  /**
   * Refuses bounds below 1.
   *
   * @throws IllegalArgumentException naming the bound
   */
  public HttpLimits {
    require("jsonBytes", jsonBytes);
    require("captureBytes", captureBytes);
    require("bodyTime in milliseconds", bodyTime.toMillis());
    require("captureTime in milliseconds", captureTime.toMillis());
    require("idle in milliseconds", idle.toMillis());
    require("requestsPerSecond", requestsPerSecond);
    require("failuresPerMinute", failuresPerMinute);
    require("connections", connections);
    require("streams", streams);
  }

  private static void require(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " " + value + " is below 1");
    }
  }

  /**
   * The same bounds with another rate.
   *
   * @param perSecond requests of one caller, on average over ten seconds; 1 or more
   * @return a copy
   */
  public HttpLimits rate(int perSecond) {
    return new HttpLimits(
        jsonBytes,
        captureBytes,
        bodyTime,
        captureTime,
        idle,
        perSecond,
        failuresPerMinute,
        connections,
        streams);
  }

  /**
   * The same bounds for larger or smaller captures.
   *
   * @param bytes most bytes of events or windows, unpacked; 1 or more
   * @return a copy
   */
  public HttpLimits capture(long bytes) {
    return new HttpLimits(
        jsonBytes,
        bytes,
        bodyTime,
        captureTime,
        idle,
        requestsPerSecond,
        failuresPerMinute,
        connections,
        streams);
  }
}
