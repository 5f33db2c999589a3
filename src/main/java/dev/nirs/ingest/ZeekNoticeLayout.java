package dev.nirs.ingest;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import java.util.List;

/** Zeek notices: alerts that often name no destination, no port or no protocol. */
final class ZeekNoticeLayout implements Layout {
  private static final List<String> FIELDS =
      List.of(
          "src",
          "id.orig_p",
          "dst",
          "p",
          "proto",
          "ts",
          "note",
          "id.orig_h",
          "id.resp_h",
          "id.resp_p");
  private static final int SOURCE = 0;
  private static final int SOURCE_PORT = 1;
  private static final int DESTINATION = 2;
  private static final int PORT = 3;
  private static final int PROTOCOL = 4;
  private static final int TIME = 5;
  private static final int NOTE = 6;
  private static final int ORIGINATOR = 7;
  private static final int RESPONDER = 8;
  private static final int RESPONDER_PORT = 9;
  private static final Protocol ANY = Protocol.ofNumber(0);

  private final FlowMaker maker = new FlowMaker();

  ZeekNoticeLayout() {}

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public List<String> needed() {
    return List.of("ts", "note");
  }

  @Override
  public void take(Row row, Tally tally) throws RejectedLine {
    Protocol protocol = row.cell(PROTOCOL).isUnset() ? ANY : maker.protocol(row, PROTOCOL);
    int destination = set(row, DESTINATION, RESPONDER);
    FiveTuple tuple =
        new FiveTuple(
            maker.address(row, set(row, SOURCE, ORIGINATOR)),
            maker.port(row, SOURCE_PORT, protocol),
            row.cell(destination).isUnset() ? IpAddress.UNKNOWN : maker.address(row, destination),
            maker.port(row, set(row, PORT, RESPONDER_PORT), protocol),
            protocol);
    long time = FlowMaker.time(row, TIME, TimeText.any(row.cell(TIME)));
    tally.event(maker.alert(new Flow(time, tuple), row.cell(NOTE), 1));
  }

  /** The first of two fields that is set, or the first. */
  private static int set(Row row, int field, int other) {
    return row.cell(field).isUnset() && !row.cell(other).isUnset() ? other : field;
  }
}
