package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.util.Optional;

/** TON_IoT Train_Test_Network: no timestamps, so the order of rows stands for time. */
final class TonLayout implements CsvCapture.Layout {
  /**
   * Microseconds from one row to the next: a hundred flows a second, so that windows hold flows and
   * close.
   */
  static final long ROW = 10_000;

  private static final FlowMaker.Names NAMES =
      new FlowMaker.Names("src_ip", "src_port", "dst_ip", "dst_port", "proto");

  private final FlowMaker maker = new FlowMaker();

  TonLayout() {}

  @Override
  public String[] needed() {
    return new String[] {"src_ip", "src_port", "dst_ip", "dst_port", "proto", "label", "type"};
  }

  @Override
  public Observation observation(Columns columns, long row) throws RejectedLine {
    Volume volume =
        new Volume(
            Cells.count(columns.cell("src_pkts")),
            Cells.count(columns.cell("dst_pkts")),
            Cells.count(columns.cell("src_bytes")),
            Cells.count(columns.cell("dst_bytes")));
    Flow flow = new Flow(row * ROW, maker.tuple(FlowMaker.Ends.of(columns, NAMES)), volume);
    return columns.cell("label").equals("0")
        ? new Observation.Benign(flow)
        : maker.labelled(flow, columns.cell("type"));
  }

  @Override
  public Optional<String> notice() {
    return Optional.of(
        "no timestamps: the order of rows stands for time, one row each 10 ms from 1970-01-01");
  }
}
