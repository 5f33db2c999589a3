package dev.nirs.ingest;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.util.OptionalLong;
import java.util.function.Function;

/** CIC-IDS-2017: the original release, and the corrected one of 2022. */
final class CicLayout implements CsvCapture.Layout {
  private static final FlowMaker.Names ORIGINAL =
      new FlowMaker.Names(
          "source ip", "source port", "destination ip", "destination port", "protocol");
  private static final FlowMaker.Names CORRECTED =
      new FlowMaker.Names("src ip", "src port", "dst ip", "dst port", "protocol");

  private final FlowMaker maker = new FlowMaker();
  private final FlowMaker.Names names;
  private final Function<String, OptionalLong> time;

  private CicLayout(FlowMaker.Names names, Function<String, OptionalLong> time) {
    this.names = names;
    this.time = time;
  }

  static CicLayout original() {
    return new CicLayout(ORIGINAL, TimeText::cicOriginal);
  }

  static CicLayout corrected() {
    return new CicLayout(CORRECTED, TimeText::iso);
  }

  @Override
  public String[] needed() {
    return new String[] {
      names.source(),
      names.sourcePort(),
      names.destination(),
      names.destinationPort(),
      "protocol",
      "timestamp",
      "label"
    };
  }

  @Override
  public Observation observation(Columns columns, long row) throws RejectedLine {
    String stamp = columns.cell("timestamp");
    long at = maker.cells().time("timestamp", stamp, time.apply(stamp));
    FlowMaker.Ends ends = FlowMaker.Ends.of(columns, names);
    FiveTuple tuple = maker.tuple(withoutDecimals(ends));
    return maker.labelled(
        new Flow(at, icmp(tuple, columns), volume(columns)), columns.cell("label"));
  }

  /** The original release writes protocol 6 as 6.0. */
  private static FlowMaker.Ends withoutDecimals(FlowMaker.Ends ends) {
    return !ends.protocol().endsWith(".0")
        ? ends
        : new FlowMaker.Ends(
            ends.source(),
            ends.sourcePort(),
            ends.destination(),
            ends.destinationPort(),
            ends.protocol().substring(0, ends.protocol().length() - 2),
            ends.names());
  }

  private static FiveTuple icmp(FiveTuple tuple, Columns columns) {
    return !tuple.protocol().isIcmp()
        ? tuple
        : new FiveTuple(
            tuple.source(),
            Cells.icmp(columns.cell("icmp type")),
            tuple.destination(),
            Cells.icmp(columns.cell("icmp code")),
            tuple.protocol());
  }

  private static Volume volume(Columns columns) {
    boolean original = columns.has("total fwd packets");
    return new Volume(
        Cells.count(columns.cell(original ? "total fwd packets" : "total fwd packet")),
        Cells.count(columns.cell(original ? "total backward packets" : "total bwd packets")),
        Cells.count(
            columns.cell(original ? "total length of fwd packets" : "total length of fwd packet")),
        Cells.count(
            columns.cell(original ? "total length of bwd packets" : "total length of bwd packet")));
  }
}
