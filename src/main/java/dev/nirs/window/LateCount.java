package dev.nirs.window;

/**
 * Observations that came too late for their place in event time and were left out.
 *
 * @param alerts alerts among them
 * @param flows other flows among them
 */
public record LateCount(long alerts, long flows) {

  /**
   * How many there were.
   *
   * @return alerts plus flows
   */
  public long total() {
    return alerts + flows;
  }
}
