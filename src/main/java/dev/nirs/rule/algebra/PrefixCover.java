package dev.nirs.rule.algebra;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.List;

/** The fewest networks that hold exactly the addresses of a set. */
final class PrefixCover {
  /** Numbers that are IPv4 addresses to us: no IPv6 network can be named within them. */
  private static final Ranges MAPPED = Ranges.of(new Prefix(IpAddress.v4(0), 0));

  private PrefixCover() {}

  /** Whether the addresses can be written as networks of the family. */
  static boolean isWritable(Ranges addresses, IpVersion version) {
    return version == IpVersion.V4 ? MAPPED.containsAll(addresses) : !MAPPED.overlaps(addresses);
  }

  /** The networks, in rising order; the set must be writable in the family. */
  static List<Prefix> of(Ranges addresses, IpVersion version) {
    List<Prefix> prefixes = new ArrayList<>();
    for (Range range : addresses.list()) {
      Point first = range.first();
      Point last;
      do {
        int bits = Math.min(first.trailingZeros(), version.bits());
        while (first.lastOfBlock(bits).compareTo(range.last()) > 0) {
          bits--;
        }
        prefixes.add(new Prefix(first.address(), version.bits() - bits));
        last = first.lastOfBlock(bits);
        first = last.next();
      } while (last.compareTo(range.last()) < 0);
    }
    return prefixes;
  }

  /** The smallest network that holds two addresses of a family. */
  static Prefix around(Point first, Point last, IpVersion version) {
    int bits = 0;
    while (!first.firstOfBlock(bits).equals(last.firstOfBlock(bits))) {
      bits++;
    }
    return Prefix.of(first.address(), version.bits() - bits);
  }
}
