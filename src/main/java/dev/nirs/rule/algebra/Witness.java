package dev.nirs.rule.algebra;

import dev.nirs.rule.ConnectionState;
import dev.nirs.traffic.FiveTuple;
import java.util.List;
import java.util.Set;

/**
 * A packet that shows why an answer is what it is.
 *
 * @param flow its ends, protocol and ports, or ICMP type and code in their place
 * @param state the state of its connection
 * @param provided what else it must meet and no flow record can say, such as TCP flags, each as a
 *     text; empty where the flow alone is the proof
 */
public record Witness(FiveTuple flow, ConnectionState state, List<String> provided) {

  /** Copies the list. */
  public Witness {
    provided = List.copyOf(provided);
  }

  /** A packet of a box, as usual a one as the box allows. */
  static Witness of(List<Box> boxes, Set<Opaque> conditions) {
    Point fresh = States.number(ConnectionState.NEW);
    Box box =
        boxes.stream()
            .filter(b -> b.on(Axis.STATE).contains(fresh))
            .findFirst()
            .orElse(boxes.get(0));
    Ranges states = box.on(Axis.STATE);
    Point state = states.contains(fresh) ? fresh : states.first();
    return new Witness(
        UsualPacket.of(box),
        States.state(state),
        conditions.stream().map(Opaque::text).sorted().toList());
  }

  /** {@code tcp 192.0.2.1:40000 > 10.0.0.1:80}, the state where it is not NEW, and conditions. */
  @Override
  public String toString() {
    return flow
        + (state == ConnectionState.NEW ? "" : " in state " + state)
        + (provided.isEmpty() ? "" : ", provided that " + String.join(" and ", provided));
  }
}
