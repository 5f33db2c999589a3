package dev.nirs.rule.algebra;

import dev.nirs.rule.ConnectionState;
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
  PROTOCOL(Ranges.of(0, 255)),
  /** Source address. */
  SOURCE(Ranges.NONE),
  /** Destination address. */
  DESTINATION(Ranges.NONE),
  /** Source port, 0 to 65535; ICMP type x 256 + code. */
  SOURCE_PORT(Ranges.of(PortRange.ALL)),
  /** Destination port, 0 to 65535. */
  DESTINATION_PORT(Ranges.of(PortRange.ALL)),
  /** Ordinal of the state of the connection, INVALID to UNTRACKED; a packet has exactly one. */
  STATE(Ranges.of(0, ConnectionState.UNTRACKED.ordinal()));

  private static final Ranges V4 = Ranges.of(new Prefix(IpAddress.v4(0), 0));
  private static final Ranges V6 = Ranges.of(new Prefix(IpAddress.UNKNOWN, 0));

  private final Ranges numbers;

  Axis(Ranges numbers) {
    this.numbers = numbers;
  }

  /** Every value that a packet of a family can have. */
  Ranges universe(IpVersion version) {
    boolean address = this == SOURCE || this == DESTINATION;
    return !address ? numbers : version == IpVersion.V4 ? V4 : V6;
  }
}
