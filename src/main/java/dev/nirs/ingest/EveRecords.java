package dev.nirs.ingest;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Suricata EVE: alerts at the time of the event, flows at their start; a flow that an alert names
 * is neither benign nor a further alert.
 */
final class EveRecords implements JsonCapture.Records {
  static final Set<String> WANTED =
      Set.of(
          "timestamp",
          "event_type",
          "src_ip",
          "src_port",
          "dest_ip",
          "dest_port",
          "proto",
          "flow_id",
          "icmp_type",
          "icmp_code",
          "alert.signature",
          "alert.category",
          "flow.start",
          "flow.alerted",
          "flow.pkts_toserver",
          "flow.pkts_toclient",
          "flow.bytes_toserver",
          "flow.bytes_toclient",
          "netflow.start",
          "netflow.pkts",
          "netflow.bytes");
  static final Set<String> INNER = Set.of("alert", "flow", "netflow");

  private static final int MOST_ALERTED = 200_000;
  private static final FlowMaker.Names NAMES =
      new FlowMaker.Names("src_ip", "src_port", "dest_ip", "dest_port", "proto");

  private final FlowMaker maker = new FlowMaker();
  private final Map<String, Boolean> alerted =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_ALERTED;
        }
      };

  EveRecords() {}

  @Override
  public void take(FlatJson event, Tally tally) throws RejectedLine {
    switch (event.text("event_type")) {
      case "alert" -> alert(event, tally);
      case "flow" -> flow(event, "flow.start", tally);
      case "netflow" -> flow(event, "netflow.start", tally);
      case "" ->
          throw new RejectedLine(
              RejectionReason.MISSING_FIELD, "event_type", "", "alert, flow or another type");
      default -> tally.skip(event.text("event_type"));
    }
  }

  private void alert(FlatJson event, Tally tally) throws RejectedLine {
    Flow flow = new Flow(time(event, "timestamp"), tuple(event), volume(event));
    if (event.has("flow_id")) {
      alerted.put(event.text("flow_id"), true);
    }
    String signature = event.text("alert.signature");
    tally.event(maker.alert(flow, signature, signature + " " + event.text("alert.category")));
  }

  private void flow(FlatJson event, String start, Tally tally) throws RejectedLine {
    Flow flow =
        new Flow(time(event, event.has(start) ? start : "timestamp"), tuple(event), volume(event));
    boolean behindAlert =
        event.text("flow.alerted").equals("true") || alerted.containsKey(event.text("flow_id"));
    tally.flow(behindAlert ? new Observation.Alerted(flow) : new Observation.Benign(flow));
  }

  private long time(FlatJson event, String key) throws RejectedLine {
    String stamp = event.text(key);
    return maker.cells().time(key, stamp, TimeText.any(stamp));
  }

  private FiveTuple tuple(FlatJson event) throws RejectedLine {
    FiveTuple tuple =
        maker.tuple(
            new FlowMaker.Ends(
                event.text("src_ip"),
                event.text("src_port"),
                event.text("dest_ip"),
                event.text("dest_port"),
                event.text("proto"),
                NAMES));
    return tuple.protocol().isIcmp()
        ? new FiveTuple(
            tuple.source(),
            Cells.icmp(event.text("icmp_type")),
            tuple.destination(),
            Cells.icmp(event.text("icmp_code")),
            tuple.protocol())
        : tuple;
  }

  private static Volume volume(FlatJson event) {
    return new Volume(
        Cells.count(event.text("flow.pkts_toserver")),
        Cells.count(event.text("flow.pkts_toclient")),
        Cells.count(event.text("flow.bytes_toserver")),
        Cells.count(event.text("flow.bytes_toclient")));
  }
}
