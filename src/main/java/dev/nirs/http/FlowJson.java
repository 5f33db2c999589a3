package dev.nirs.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.notation.Micros;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Volume;

/** Flows of a window as the API shows them: typed fields only, none of the sensor's words. */
final class FlowJson {
  private FlowJson() {}

  static ObjectNode of(Alert alert) {
    return of(alert.flow())
        .put("attackClass", alert.attackClass().name())
        .put("score", alert.score());
  }

  static ObjectNode of(Flow flow) {
    FiveTuple tuple = flow.tuple();
    Volume volume = flow.volume();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("time", time(flow.time()))
        .put("protocol", tuple.protocol().name())
        .put("source", address(tuple.source()))
        .put("destination", address(tuple.destination()));
    number(node, "sourcePort", tuple.sourcePort());
    number(node, "destinationPort", tuple.destinationPort());
    number(node, "forwardPackets", volume.forwardPackets());
    number(node, "backwardPackets", volume.backwardPackets());
    number(node, "forwardBytes", volume.forwardBytes());
    number(node, "backwardBytes", volume.backwardBytes());
    return node;
  }

  /** An event time in microseconds since the epoch. */
  static String time(long micros) {
    return Micros.instant(micros).toString();
  }

  private static String address(IpAddress address) {
    return address.isKnown() ? address.toString() : "";
  }

  /** What a record leaves out is null. */
  private static void number(ObjectNode node, String name, long value) {
    if (value < 0) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }
}
