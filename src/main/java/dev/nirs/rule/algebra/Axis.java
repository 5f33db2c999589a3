package dev.nirs.rule.algebra;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;

/**
 * What is exactly known of a packet, one axis each.
 *
 * <p>Packets without ports have arbitrary ones here, which no rule can name: that changes no
 * relation between rules. ICMP has its type and code on the axis of source ports, as type x 256 +
 * code. The protocol comes first, so that ports are only ever split within one protocol.
 */
enum Axis {
  /** Number of the protocol, 0 to 255. */
  PROTOCOL(0),
  /** Source address. */
  SOURCE(1),
  /** Destination address. */
  DESTINATION(2),
  /** Source port, 0 to 65535; ICMP type x 256 + code. */
  SOURCE_PORT(3),
  /** Destination port, 0 to 65535. */
  DESTINATION_PORT(4),
  /** State of the connection, by its number in {@link States}; a packet has exactly one. */
  STATE(5);

  private static final Ranges V4 = Ranges.of(new Prefix(IpAddress.v4(0), 0));
  private static final Ranges V6 = Ranges.of(new Prefix(IpAddress.UNKNOWN, 0));
  private static final Ranges PROTOCOLS = Ranges.of(0, 255);
  private static final Ranges PORTS = Ranges.of(PortRange.ALL);

  private final int index;

  Axis(int index) {
    this.index = index;
  }

  /** Its place among the sides of a box. */
  int index() {
    return index;
  }

  /** Every value that a packet of a family can have. */
  Ranges universe(IpVersion version) {
    return switch (this) {
      case PROTOCOL -> PROTOCOLS;
      case SOURCE, DESTINATION -> version == IpVersion.V4 ? V4 : V6;
      case SOURCE_PORT, DESTINATION_PORT -> PORTS;
      case STATE -> States.ALL;
    };
  }
}
