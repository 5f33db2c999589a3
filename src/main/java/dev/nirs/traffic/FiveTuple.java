package dev.nirs.traffic;

/**
 * The ends and the protocol of a flow, in the direction of its first packet.
 *
 * <p>For ICMP the source port holds the type and the destination port the code, as Zeek writes
 * them; rules read them through {@link #icmpType()} and {@link #icmpCode()}.
 *
 * @param source the originator; {@link IpAddress#UNKNOWN} where the record does not name it
 * @param sourcePort 0 to 65535, or {@link #NO_PORT}
 * @param destination the responder; {@link IpAddress#UNKNOWN} where the record does not name it
 * @param destinationPort 0 to 65535, or {@link #NO_PORT}
 * @param protocol what carries it
 */
public record FiveTuple(
    IpAddress source,
    int sourcePort,
    IpAddress destination,
    int destinationPort,
    Protocol protocol) {

  /** The port of a protocol without ports, or one that the record leaves out. */
  public static final int NO_PORT = -1;

  /**
   * Refuses ports out of range.
   *
   * @throws IllegalArgumentException naming the port
   */
  public FiveTuple {
    check("source", sourcePort);
    check("destination", destinationPort);
  }

  /**
   * The tuple of the answers: both ends swapped.
   *
   * @return a tuple whose source is this one's destination
   */
  public FiveTuple reversed() {
    return protocol.isIcmp()
        ? new FiveTuple(destination, NO_PORT, source, NO_PORT, protocol)
        : new FiveTuple(destination, destinationPort, source, sourcePort, protocol);
  }

  /**
   * The ICMP type.
   *
   * @return 0 to 255, or {@link #NO_PORT} where it is not known or the protocol is another
   */
  public int icmpType() {
    return protocol.isIcmp() ? sourcePort : NO_PORT;
  }

  /**
   * The ICMP code.
   *
   * @return 0 to 255, or {@link #NO_PORT} where it is not known or the protocol is another
   */
  public int icmpCode() {
    return protocol.isIcmp() ? destinationPort : NO_PORT;
  }

  /**
   * The family, taken from the end that is known.
   *
   * @return the family of the source, or of the destination where the source is unknown
   */
  public IpVersion version() {
    return source.isKnown() ? source.version() : destination.version();
  }

  /** {@code 1.2.3.4:5 > 6.7.8.9:80 tcp}; ports left out where there are none. */
  @Override
  public String toString() {
    return end(source, sourcePort) + " > " + end(destination, destinationPort) + " " + protocol;
  }

  private static String end(IpAddress address, int port) {
    String host = address.isKnown() ? address.toString() : "?";
    return port == NO_PORT
        ? host
        : address.version() == IpVersion.V6 ? "[" + host + "]:" + port : host + ":" + port;
  }

  private static void check(String end, int port) {
    if (port < NO_PORT || port > 65535) {
      throw new IllegalArgumentException(
          end + " port " + port + " is not 0 to 65535, nor -1 for none");
    }
  }
}
