package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.util.List;

/**
 * Suricata EVE: alerts at the time of the event, flows at their start; a flow that an alert names
 * is neither benign nor a further alert.
 */
final class EveLayout implements Layout {
  private static final List<String> FIELDS =
      List.of(
          "src_ip",
          "src_port",
          "dest_ip",
          "dest_port",
          "proto",
          "event_type",
          "timestamp",
          "flow_id",
          "flow.start",
          "netflow.start",
          "flow.alerted",
          "alert.signature",
          "alert.category",
          "icmp_type",
          "icmp_code",
          "flow.pkts_toserver",
          "flow.pkts_toclient",
          "flow.bytes_toserver",
          "flow.bytes_toclient");
  private static final int EVENT_TYPE = 5;
  private static final int TIMESTAMP = 6;
  private static final int FLOW_ID = 7;
  private static final int FLOW_START = 8;
  private static final int NETFLOW_START = 9;
  private static final int ALERTED = 10;
  private static final int SIGNATURE = 11;
  private static final int CATEGORY = 12;
  private static final int ICMP_TYPE = 13;
  private static final int ICMP_CODE = 14;
  private static final int PACKETS = 15;

  private final FlowMaker maker = new FlowMaker(ICMP_TYPE, ICMP_CODE);

  EveLayout() {}

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public List<String> needed() {
    return List.of();
  }

  @Override
  public void take(Row row, Tally tally) throws RejectedLine {
    Cell type = row.cell(EVENT_TYPE);
    if (type.is("flow")) {
      flow(row, FLOW_START, tally);
    } else if (type.is("alert")) {
      alert(row, tally);
    } else if (type.is("netflow")) {
      flow(row, NETFLOW_START, tally);
    } else if (type.isEmpty()) {
      throw row.refused(
          EVENT_TYPE, RejectionReason.MISSING_FIELD, "alert, flow or another type of event");
    } else {
      tally.skip(type.toString());
    }
  }

  private void alert(Row row, Tally tally) throws RejectedLine {
    Flow flow = new Flow(time(row, TIMESTAMP), maker.tuple(row), volume(row));
    Cell signature = row.cell(SIGNATURE);
    tally.event(
        maker.alert(flow, signature, signature, row.cell(CATEGORY)),
        Numbers.count(row.cell(FLOW_ID)));
  }

  private void flow(Row row, int start, Tally tally) throws RejectedLine {
    long time = time(row, row.cell(start).isEmpty() ? TIMESTAMP : start);
    Flow flow = new Flow(time, maker.tuple(row), volume(row));
    tally.flow(
        row.cell(ALERTED).is("true") ? new Observation.Alerted(flow) : new Observation.Benign(flow),
        Numbers.count(row.cell(FLOW_ID)));
  }

  private static long time(Row row, int field) throws RejectedLine {
    return FlowMaker.time(row, field, TimeText.any(row.cell(field)));
  }

  private static Volume volume(Row row) {
    return new Volume(
        Numbers.count(row.cell(PACKETS)),
        Numbers.count(row.cell(PACKETS + 1)),
        Numbers.count(row.cell(PACKETS + 2)),
        Numbers.count(row.cell(PACKETS + 3)));
  }
}
