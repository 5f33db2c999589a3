package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import java.util.OptionalDouble;

/** The talk's own columns: timestamp, ends, protocol, and a score or a label or both. */
final class SeedLayout implements CsvCapture.Layout {
  static final String[] NEEDED = {
    "timestamp", "src_ip", "src_port", "dst_ip", "dst_port", "protocol"
  };
  private static final FlowMaker.Names NAMES =
      new FlowMaker.Names("src_ip", "src_port", "dst_ip", "dst_port", "protocol");

  private final FlowMaker maker = new FlowMaker();
  private final OptionalDouble threshold;

  SeedLayout(OptionalDouble threshold) {
    this.threshold = threshold;
  }

  @Override
  public String[] needed() {
    return NEEDED;
  }

  @Override
  public Observation observation(Columns columns, long row) throws RejectedLine {
    String stamp = columns.cell("timestamp");
    long time = maker.cells().time("timestamp", stamp, TimeText.any(stamp));
    Flow flow = new Flow(time, maker.tuple(FlowMaker.Ends.of(columns, NAMES)));
    String label = columns.cell("label");
    double score = score(columns.cell("score"));
    if (threshold.isPresent() && columns.has("score")) {
      String words = FlowMaker.isBenign(label) ? "score" : label;
      return score >= threshold.getAsDouble()
          ? maker.alert(flow, words, score)
          : new Observation.Benign(flow);
    }
    return FlowMaker.isBenign(label)
        ? new Observation.Benign(flow)
        : maker.alert(flow, label, columns.cell("score").isEmpty() ? 1 : score);
  }

  private static double score(String text) throws RejectedLine {
    if (text.isEmpty() || text.equals("-")) {
      return 0;
    }
    if (!text.matches("[0-9]{0,3}\\.?[0-9]{1,20}([eE]-[0-9]{1,3})?")
        || Double.parseDouble(text) > 1) {
      throw new RejectedLine(RejectionReason.BAD_NUMBER, "score", text, "a number from 0 to 1");
    }
    return Double.parseDouble(text);
  }
}
