package dev.nirs.http.page;

import dev.nirs.explanation.MatchedFlows;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Volume;
import java.util.List;

/**
 * Flows of a window that rules would have blocked.
 *
 * @param frame around it
 * @param id of the suggestion
 * @param heading what they are
 * @param range which of them are shown, in words
 * @param rows the flows
 * @param previous address of the part before; empty on the first
 * @param next address of the part after; empty on the last
 * @param alerts whether they are alerts
 * @param kept whether the window's flows are kept at all
 */
record FlowsView(
    Frame frame,
    String id,
    String heading,
    String range,
    List<Row> rows,
    String previous,
    String next,
    boolean alerts,
    boolean kept) {

  /** Copies the list. */
  FlowsView {
    rows = List.copyOf(rows);
  }

  /**
   * Which flows are asked for.
   *
   * @param id of the suggestion
   * @param benign benign flows instead of alerts
   * @param rule only of this rule, from 1; 0 for all together
   * @param offset flows left out at the front
   */
  record Choice(String id, boolean benign, int rule, int offset) {
    /** Flows of one part. */
    static final int LIMIT = 25;

    String address(int from) {
      return "/suggestions/"
          + id
          + "/flows?kind="
          + (benign ? "benign" : "alerts")
          + "&rule="
          + rule
          + "&offset="
          + from;
    }

    String heading() {
      String whom = rule == 0 ? "the rules together" : "rule " + rule;
      return benign
          ? "Benign flows that " + whom + " would have hit"
          : "Alerts that " + whom + (rule == 0 ? " stop" : " stops");
    }
  }

  static FlowsView of(Frame frame, Choice choice, MatchedFlows.Slice<Row> flows) {
    String range =
        flows.total() == 0
            ? "none"
            : (flows.offset() + 1) + " to " + flows.end() + " of " + Shown.number(flows.total());
    return new FlowsView(
        frame,
        choice.id(),
        choice.heading(),
        range,
        flows.items(),
        flows.offset() > 0 ? choice.address(Math.max(0, flows.offset() - Choice.LIMIT)) : "",
        flows.hasMore() ? choice.address(flows.end()) : "",
        !choice.benign(),
        true);
  }

  static FlowsView gone(Frame frame, Choice choice) {
    return new FlowsView(frame, choice.id(), choice.heading(), "", List.of(), "", "", false, false);
  }

  /**
   * A flow.
   *
   * @param time event time
   * @param source address and port
   * @param destination address and port
   * @param protocol its name
   * @param packets there and back
   * @param bytes there and back
   * @param reported what the detector reports; empty of a benign flow
   */
  record Row(
      String time,
      String source,
      String destination,
      String protocol,
      String packets,
      String bytes,
      String reported) {

    static Row of(Flow flow, String reported) {
      FiveTuple tuple = flow.tuple();
      Volume volume = flow.volume();
      return new Row(
          Shown.time(flow.time()),
          end(tuple.source().isKnown() ? tuple.source().toString() : "?", tuple.sourcePort()),
          end(
              tuple.destination().isKnown() ? tuple.destination().toString() : "?",
              tuple.destinationPort()),
          tuple.protocol().toString(),
          both(volume.forwardPackets(), volume.backwardPackets()),
          both(volume.forwardBytes(), volume.backwardBytes()),
          reported);
    }

    private static String end(String address, int port) {
      if (port == FiveTuple.NO_PORT) {
        return address;
      }
      return address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }

    private static String both(long there, long back) {
      return known(there) + " / " + known(back);
    }

    private static String known(long count) {
      return count < 0 ? "?" : Shown.number(count);
    }
  }
}
