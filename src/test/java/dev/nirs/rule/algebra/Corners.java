package dev.nirs.rule.algebra;

import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Packets at the corners of rules: on the edges of their ranges and one beyond. */
final class Corners {

  /**
   * A packet.
   *
   * @param flow its ends and protocol
   * @param state the state of its connection
   */
  record Corner(FiveTuple flow, ConnectionState state) {}

  private final RandomRules random;
  private final List<Box> boxes;
  private final IpVersion version;

  private Corners(List<Box> boxes, RandomRules random) {
    this.boxes = boxes;
    this.random = random;
    this.version = boxes.get(0).version();
  }

  /** As many packets, each with the edges of one or several of the rules. */
  static List<Corner> of(List<Rule> rules, int count, RandomRules random) {
    List<Box> boxes = rules.stream().flatMap(r -> Meaning.of(r).boxes().stream()).toList();
    List<Corner> corners = new ArrayList<>();
    if (!boxes.isEmpty()) {
      Corners source = new Corners(boxes, random);
      for (int i = 0; i < count; i++) {
        corners.add(source.corner());
      }
    }
    return corners;
  }

  private Corner corner() {
    Box home = boxes.get(random.below(boxes.size()));
    Protocol protocol = Protocol.ofNumber(edge(home, Axis.PROTOCOL).number());
    IpAddress source = known(edge(home, Axis.SOURCE).address());
    IpAddress destination = known(edge(home, Axis.DESTINATION).address());
    int first = edge(home, Axis.SOURCE_PORT).number();
    int second = edge(home, Axis.DESTINATION_PORT).number();
    boolean ports = ShapeTables.hasPorts(protocol.number());
    FiveTuple flow =
        protocol.isIcmp()
            ? new FiveTuple(source, first >> 8, destination, first & 255, protocol)
            : ports
                ? new FiveTuple(source, first, destination, second, protocol)
                : new FiveTuple(
                    source, FiveTuple.NO_PORT, destination, FiveTuple.NO_PORT, protocol);
    return new Corner(flow, States.state(edge(home, Axis.STATE)));
  }

  /** An edge of the box itself, or rarely of another, or a step beyond. */
  private Point edge(Box home, Axis axis) {
    Box box = random.below(4) == 0 ? boxes.get(random.below(boxes.size())) : home;
    List<Range> ranges = box.on(axis).list();
    Range range = ranges.get(random.below(ranges.size()));
    Point edge = random.below(2) == 0 ? range.first() : range.last();
    Ranges universe = axis.universe(version);
    boolean step = random.below(4) == 0;
    if (step && !edge.equals(universe.first()) && edge.equals(range.first())) {
      return edge.previous();
    }
    return step && !edge.equals(universe.last()) && edge.equals(range.last()) ? edge.next() : edge;
  }

  /** Neither the unspecified address nor one that is IPv4's in IPv6. */
  private IpAddress known(IpAddress address) {
    return address.isKnown() && address.version() == version ? address : random.address();
  }
}
