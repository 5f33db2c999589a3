package dev.nirs.traffic;

/**
 * One flow as a sensor recorded it.
 *
 * @param time event time of its first packet, in microseconds since 1970-01-01T00:00:00Z; may be
 *     relative (small) in captures that give no date
 * @param tuple ends and protocol, in the direction of the first packet
 * @param volume packets and bytes each way
 */
public record Flow(long time, FiveTuple tuple, Volume volume) {

  /**
   * A flow of unknown volume.
   *
   * @param time event time in microseconds since the epoch
   * @param tuple ends and protocol
   */
  public Flow(long time, FiveTuple tuple) {
    this(time, tuple, Volume.UNKNOWN);
  }
}
