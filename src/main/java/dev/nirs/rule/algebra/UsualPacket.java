package dev.nirs.rule.algebra;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;

/**
 * Picks a packet of a box that people find plain: documentation addresses, tcp, an ephemeral source
 * port and port 80, wherever the box holds them.
 */
final class UsualPacket {
  private static final long[] PROTOCOLS = {6, 17, 1, 58};
  private static final long[] EPHEMERAL = {40_000, 50_000};
  private static final long[] SERVICES = {80, 443};
  private static final String[] V4 = {"192.0.2.1", "198.51.100.1"};
  private static final String[] V6 = {"2001:db8::1", "2001:db8:1::1"};

  private UsualPacket() {}

  static FiveTuple of(Box box) {
    Protocol protocol = Protocol.ofNumber(number(box.on(Axis.PROTOCOL), PROTOCOLS));
    IpAddress source = address(box, Axis.SOURCE, 0);
    IpAddress destination = address(box, Axis.DESTINATION, 1);
    if (protocol.isIcmp()) {
      int typeAndCode = number(box.on(Axis.SOURCE_PORT), 8 << 8);
      return new FiveTuple(source, typeAndCode >> 8, destination, typeAndCode & 255, protocol);
    }
    boolean ports = protocol.hasPorts() || protocol.equals(Protocol.UDPLITE);
    return new FiveTuple(
        source,
        ports ? number(box.on(Axis.SOURCE_PORT), EPHEMERAL) : FiveTuple.NO_PORT,
        destination,
        ports ? number(box.on(Axis.DESTINATION_PORT), SERVICES) : FiveTuple.NO_PORT,
        protocol);
  }

  private static int number(Ranges ranges, long... preferred) {
    for (long number : preferred) {
      if (ranges.contains(Point.of(number))) {
        return (int) number;
      }
    }
    return ranges.first().number();
  }

  /** The unspecified address only where there is no other. */
  private static IpAddress address(Box box, Axis axis, int preferred) {
    Ranges ranges = box.on(axis);
    String[] usual = box.version() == IpVersion.V4 ? V4 : V6;
    for (int i = 0; i < usual.length; i++) {
      IpAddress address =
          IpAddress.parse(usual[(preferred + i) % usual.length]).orElse(IpAddress.UNKNOWN);
      if (ranges.contains(Point.of(address))) {
        return address;
      }
    }
    Point first = ranges.first();
    boolean skip = !first.address().isKnown() && ranges.contains(first.next());
    return (skip ? first.next() : first).address();
  }
}
