package dev.nirs.traffic;

/**
 * How much a flow carried in each direction.
 *
 * @param forwardPackets packets from the originator, 0 or more; -1 not known
 * @param backwardPackets packets from the responder, 0 or more; -1 not known
 * @param forwardBytes bytes from the originator, 0 or more; -1 not known
 * @param backwardBytes bytes from the responder, 0 or more; -1 not known
 */
public record Volume(
    long forwardPackets, long backwardPackets, long forwardBytes, long backwardBytes) {

  /** Nothing is known of the volume. */
  public static final Volume UNKNOWN = new Volume(-1, -1, -1, -1);

  /**
   * Whether the responder is known to have stayed silent, as in a scan or a spoofed flood.
   *
   * @return true where no packet, or failing that no byte, came back
   */
  public boolean isOneWay() {
    return backwardPackets >= 0 ? backwardPackets == 0 : backwardBytes == 0;
  }
}
