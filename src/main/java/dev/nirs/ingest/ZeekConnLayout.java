package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.util.List;

/** Zeek connections, labelled or not. */
final class ZeekConnLayout implements Layout {
  private static final List<String> FIELDS =
      List.of(
          "id.orig_h",
          "id.orig_p",
          "id.resp_h",
          "id.resp_p",
          "proto",
          "ts",
          "label",
          "detailedlabel",
          "detailed-label",
          "orig_pkts",
          "resp_pkts",
          "orig_bytes",
          "resp_bytes");
  private static final int TYPE = 1;
  private static final int CODE = 3;
  private static final int TIME = 5;
  private static final int LABEL = 6;
  private static final int DETAIL = 7;
  private static final int OTHER_DETAIL = 8;
  private static final int PACKETS = 9;

  private final FlowMaker maker = new FlowMaker(TYPE, CODE);

  ZeekConnLayout() {}

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public List<String> needed() {
    return FIELDS.subList(0, TIME + 1);
  }

  @Override
  public void take(Row row, Tally tally) throws RejectedLine {
    Volume volume =
        new Volume(
            Numbers.count(row.cell(PACKETS)),
            Numbers.count(row.cell(PACKETS + 1)),
            Numbers.count(row.cell(PACKETS + 2)),
            Numbers.count(row.cell(PACKETS + 3)));
    long time = FlowMaker.time(row, TIME, TimeText.any(row.cell(TIME)));
    Flow flow = new Flow(time, maker.tuple(row), volume);
    tally.flow(
        maker.isBenign(row.cell(LABEL)) ? new Observation.Benign(flow) : labelled(flow, row));
  }

  private Observation labelled(Flow flow, Row row) {
    Cell label = row.cell(LABEL);
    Cell detail = row.cell(row.cell(DETAIL).isEmpty() ? OTHER_DETAIL : DETAIL);
    return maker.alert(flow, detail.isUnset() ? label : detail, label, detail);
  }
}
