package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import java.util.List;
import java.util.OptionalDouble;

/** The talk's own columns: timestamp, ends, protocol, and a score or a label or both. */
final class SeedLayout implements Layout {
  private static final List<String> FIELDS =
      List.of(
          "src_ip", "src_port", "dst_ip", "dst_port", "protocol", "timestamp", "label", "score");
  private static final int TIME = 5;
  private static final int LABEL = 6;
  private static final int SCORE = 7;

  /** Columns without which no row can be read, in the order of the talk. */
  static final List<String> NEEDED =
      List.of("timestamp", "src_ip", "src_port", "dst_ip", "dst_port", "protocol");

  private static final Cell ABOVE_THRESHOLD = Cell.of("score");

  private final FlowMaker maker = new FlowMaker();
  private final OptionalDouble threshold;

  SeedLayout(OptionalDouble threshold) {
    this.threshold = threshold;
  }

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public List<String> needed() {
    return NEEDED;
  }

  @Override
  public void take(Row row, Tally tally) throws RejectedLine {
    long time = FlowMaker.time(row, TIME, TimeText.any(row.cell(TIME)));
    Flow flow = new Flow(time, maker.tuple(row));
    tally.flow(observation(flow, row));
  }

  private Observation observation(Flow flow, Row row) throws RejectedLine {
    Cell label = row.cell(LABEL);
    boolean hasScore = !row.cell(SCORE).isUnset();
    double score = hasScore ? score(row) : 1;
    if (threshold.isPresent() && hasScore) {
      return score < threshold.getAsDouble()
          ? new Observation.Benign(flow)
          : maker.alert(flow, maker.isBenign(label) ? ABOVE_THRESHOLD : label, score);
    }
    return maker.isBenign(label) ? new Observation.Benign(flow) : maker.alert(flow, label, score);
  }

  private static double score(Row row) throws RejectedLine {
    double score = Numbers.share(row.cell(SCORE));
    if (score < 0) {
      throw row.refused(SCORE, RejectionReason.BAD_NUMBER, "a number from 0 to 1");
    }
    return score;
  }
}
