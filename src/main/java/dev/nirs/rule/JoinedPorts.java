package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Ports for multiport, neighbours joined: the fewest slots that hold the same ports. */
final class JoinedPorts {
  private static final int MOST_RANGES = Match.Multiport.MOST_SLOTS / 2;

  private final List<PortRange> ports;

  private JoinedPorts(List<PortRange> ports) {
    this.ports = ports;
  }

  /** Joins ports in any order. */
  static JoinedPorts of(List<PortRange> given) {
    List<PortRange> joined = new ArrayList<>();
    for (PortRange next : given.stream().sorted().toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && next.first() <= joined.get(last).last() + 1) {
        PortRange before = joined.get(last);
        joined.set(last, new PortRange(before.first(), Math.max(before.last(), next.last())));
      } else {
        joined.add(next);
      }
    }
    return new JoinedPorts(joined);
  }

  /** Whether one condition holds them. */
  boolean fit() {
    return slots() <= Match.Multiport.MOST_SLOTS;
  }

  /** The fewest conditions, each in a rule of its own, that hold them. */
  int rules() {
    int ranges = slots() - ports.size();
    int bySlots = Math.ceilDiv(slots(), Match.Multiport.MOST_SLOTS);
    return Math.max(bySlots, Math.ceilDiv(ranges, MOST_RANGES));
  }

  private int slots() {
    return Match.Multiport.slots(ports);
  }

  /** As multiport reads them. */
  @Override
  public String toString() {
    return ports.stream().map(PortRange::toString).collect(Collectors.joining(","));
  }
}
