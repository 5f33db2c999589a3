package dev.nirs.rule.algebra;

import dev.nirs.rule.AddressRange;
import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.PacketMatch;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the conditions of a rule into boxes and opaque conditions. */
final class MatchBoxes {
  /** The type of {@code --icmp-type any}, in IPv4 only. */
  private static final int ANY_TYPE = 255;

  private final IpVersion version;
  private final Set<Opaque> opaque = new HashSet<>();
  private List<Box> boxes;

  private MatchBoxes(IpVersion version) {
    this.version = version;
    this.boxes = List.of(Box.all(version));
  }

  static MatchBoxes of(IpVersion version, List<Match> matches) {
    MatchBoxes result = new MatchBoxes(version);
    matches.forEach(result::narrow);
    return result;
  }

  /** The boxes; those of contradictory conditions are empty on an axis. */
  List<Box> boxes() {
    return boxes;
  }

  Set<Opaque> opaque() {
    return opaque;
  }

  /** Whether a condition limits an axis, wholly and alone. */
  static boolean isOn(Match match, Axis axis) {
    return switch (match) {
      case Match.Source m -> axis == Axis.SOURCE;
      case Match.SourceRange m -> axis == Axis.SOURCE;
      case Match.Destination m -> axis == Axis.DESTINATION;
      case Match.DestinationRange m -> axis == Axis.DESTINATION;
      case Match.OfProtocol m -> axis == Axis.PROTOCOL;
      case Match.SourcePort m -> axis == Axis.SOURCE_PORT;
      case Match.DestinationPort m -> axis == Axis.DESTINATION_PORT;
      case Match.Multiport m ->
          axis == Axis.SOURCE_PORT && m.side() == Match.Multiport.Side.SOURCE
              || axis == Axis.DESTINATION_PORT && m.side() == Match.Multiport.Side.DESTINATION;
      case Match.IcmpType m -> axis == Axis.SOURCE_PORT;
      case Match.State m -> axis == Axis.STATE && !isTranslation(m);
      case Match.ProtocolExtension m -> false;
      case Match.Comment m -> false;
      case PacketMatch m -> false;
      case HistoryMatch m -> false;
    };
  }

  private void narrow(Match match) {
    switch (match) {
      case Match.Source m -> limit(Axis.SOURCE, Ranges.of(m.prefix()), m.negated());
      case Match.Destination m -> limit(Axis.DESTINATION, Ranges.of(m.prefix()), m.negated());
      case Match.OfProtocol m ->
          limit(
              Axis.PROTOCOL, Ranges.of(m.protocol().number(), m.protocol().number()), m.negated());
      case Match.SourcePort m -> limit(Axis.SOURCE_PORT, Ranges.of(m.ports()), m.negated());
      case Match.DestinationPort m ->
          limit(Axis.DESTINATION_PORT, Ranges.of(m.ports()), m.negated());
      case Match.Multiport m -> multiport(m);
      case Match.IcmpType m -> limit(Axis.SOURCE_PORT, icmp(m), m.negated());
      case Match.State m -> state(m);
      case Match.SourceRange m -> limit(Axis.SOURCE, addresses(m.range()), m.negated());
      case Match.DestinationRange m -> limit(Axis.DESTINATION, addresses(m.range()), m.negated());
      case PacketMatch m -> opaque.add(new Opaque.OfPacket(version, m));
      case HistoryMatch m -> opaque.add(new Opaque.OfHistory(version, m));
      case Match.ProtocolExtension m -> {}
      case Match.Comment m -> {}
    }
  }

  private void limit(Axis axis, Ranges ranges, boolean negated) {
    Ranges kept = negated ? axis.universe(version).minus(ranges) : ranges;
    boxes = boxes.stream().map(box -> box.limited(axis, kept)).toList();
  }

  private void multiport(Match.Multiport m) {
    Ranges ports = ports(m.ports());
    switch (m.side()) {
      case SOURCE -> limit(Axis.SOURCE_PORT, ports, m.negated());
      case DESTINATION -> limit(Axis.DESTINATION_PORT, ports, m.negated());
      case EITHER -> either(ports, m.negated());
    }
  }

  /** One of the ports: two boxes that do not overlap. None of them: both outside. */
  private void either(Ranges ports, boolean negated) {
    if (negated) {
      limit(Axis.SOURCE_PORT, ports, true);
      limit(Axis.DESTINATION_PORT, ports, true);
      return;
    }
    Ranges others = Axis.SOURCE_PORT.universe(version).minus(ports);
    List<Box> split = new ArrayList<>();
    for (Box box : boxes) {
      split.add(box.limited(Axis.SOURCE_PORT, ports));
      split.add(box.limited(Axis.SOURCE_PORT, others).limited(Axis.DESTINATION_PORT, ports));
    }
    boxes = split;
  }

  static Ranges ports(List<PortRange> ports) {
    return Ranges.union(ports.stream().map(Ranges::of).toList());
  }

  private Ranges icmp(Match.IcmpType m) {
    if (version == IpVersion.V4 && m.type() == ANY_TYPE) {
      return Axis.SOURCE_PORT.universe(version);
    }
    int first = m.type() << 8;
    return Ranges.of(first + m.firstCode(), first + m.lastCode());
  }

  private static Ranges addresses(AddressRange range) {
    return new Ranges(List.of(new Range(Point.of(range.first()), Point.of(range.last()))));
  }

  /** Translation comes beside another state, so that such a condition is no set of states. */
  private void state(Match.State m) {
    if (isTranslation(m)) {
      opaque.add(new Opaque.OfPacket(version, m));
    } else {
      limit(Axis.STATE, states(m), false);
    }
  }

  private static boolean isTranslation(Match.State m) {
    return m.states().stream().anyMatch(ConnectionState::isTranslation);
  }

  private static Ranges states(Match.State m) {
    List<Range> admitted = new ArrayList<>();
    for (ConnectionState state : States.in(States.ALL)) {
      if (m.admits(state)) {
        admitted.add(new Range(States.number(state), States.number(state)));
      }
    }
    return Ranges.ofUnordered(admitted);
  }
}
