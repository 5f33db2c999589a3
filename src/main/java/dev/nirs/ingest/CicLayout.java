package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Volume;
import java.util.List;
import java.util.function.ToLongFunction;

/** CIC-IDS-2017: the original release, and the corrected one of 2022. */
final class CicLayout implements Layout {
  private static final List<String> ORIGINAL =
      List.of(
          "source ip",
          "source port",
          "destination ip",
          "destination port",
          "protocol",
          "timestamp",
          "label",
          "total fwd packets",
          "total backward packets",
          "total length of fwd packets",
          "total length of bwd packets");
  private static final List<String> CORRECTED =
      List.of(
          "src ip",
          "src port",
          "dst ip",
          "dst port",
          "protocol",
          "timestamp",
          "label",
          "total fwd packet",
          "total bwd packets",
          "total length of fwd packet",
          "total length of bwd packet",
          "icmp type",
          "icmp code");
  private static final int TIME = 5;
  private static final int LABEL = 6;
  private static final int PACKETS = 7;
  private static final int ICMP_TYPE = 11;
  private static final int ICMP_CODE = 12;

  private final List<String> fields;
  private final ToLongFunction<Cell> time;
  private final FlowMaker maker;

  private CicLayout(List<String> fields, ToLongFunction<Cell> time, FlowMaker maker) {
    this.fields = fields;
    this.time = time;
    this.maker = maker;
  }

  static CicLayout original() {
    return new CicLayout(ORIGINAL, TimeText::cicOriginal, new FlowMaker());
  }

  static CicLayout corrected() {
    return new CicLayout(CORRECTED, TimeText::iso, new FlowMaker(ICMP_TYPE, ICMP_CODE));
  }

  @Override
  public List<String> fields() {
    return fields;
  }

  @Override
  public List<String> needed() {
    return fields.subList(0, LABEL + 1);
  }

  @Override
  public void take(Row row, Tally tally) throws RejectedLine {
    long at = FlowMaker.time(row, TIME, time.applyAsLong(row.cell(TIME)));
    Volume volume =
        new Volume(
            Numbers.count(row.cell(PACKETS)),
            Numbers.count(row.cell(PACKETS + 1)),
            Numbers.count(row.cell(PACKETS + 2)),
            Numbers.count(row.cell(PACKETS + 3)));
    tally.flow(maker.labelled(new Flow(at, maker.tuple(row), volume), row.cell(LABEL)));
  }
}
