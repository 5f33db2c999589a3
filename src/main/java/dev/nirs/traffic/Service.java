package dev.nirs.traffic;

/**
 * A service a host offers: a protocol and its ports.
 *
 * @param protocol the protocol; tcp, udp, sctp or dccp where ports matter
 * @param ports the ports; {@link PortRange#ALL} for a protocol without ports
 */
public record Service(Protocol protocol, PortRange ports) {

  /** {@code tcp/80} or {@code icmp}. */
  @Override
  public String toString() {
    return protocol.hasPorts() ? protocol + "/" + ports : protocol.toString();
  }
}
