package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.util.List;
import java.util.Optional;

/** TON_IoT Train_Test_Network: no timestamps, so the order of rows stands for time. */
final class TonLayout implements Layout {
  /**
   * Microseconds from one row to the next: a hundred flows a second, so that windows hold flows and
   * close.
   */
  static final long ROW = 10_000;

  private static final List<String> FIELDS =
      List.of(
          "src_ip",
          "src_port",
          "dst_ip",
          "dst_port",
          "proto",
          "label",
          "type",
          "src_pkts",
          "dst_pkts",
          "src_bytes",
          "dst_bytes");
  private static final int LABEL = 5;
  private static final int TYPE = 6;
  private static final int PACKETS = 7;

  private final FlowMaker maker = new FlowMaker();
  private long rows;

  TonLayout() {}

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public List<String> needed() {
    return FIELDS.subList(0, TYPE + 1);
  }

  /** The number of a row is its time. */
  @Override
  public boolean readsRecordsAlone() {
    return false;
  }

  @Override
  public void take(Row row, Tally tally) throws RejectedLine {
    long time = rows++ * ROW;
    Volume volume =
        new Volume(
            Numbers.count(row.cell(PACKETS)),
            Numbers.count(row.cell(PACKETS + 1)),
            Numbers.count(row.cell(PACKETS + 2)),
            Numbers.count(row.cell(PACKETS + 3)));
    Flow flow = new Flow(time, maker.tuple(row), volume);
    tally.flow(
        row.cell(LABEL).is('0')
            ? new Observation.Benign(flow)
            : maker.labelled(flow, row.cell(TYPE)));
  }

  @Override
  public Optional<String> notice() {
    return Optional.of(
        "no timestamps: the order of rows stands for time, one row each 10 ms from 1970-01-01");
  }
}
