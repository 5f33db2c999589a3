package dev.nirs.evaluation.report;

import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.ReplayResult;
import dev.nirs.evaluation.traffic.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measurements as a Markdown table whose columns are aligned for the terminal. */
public final class TrafficTable {
  private static final int WORDS = 2;

  private final Weights weights;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param weights of labels; weighted rates get columns of their own where there are any
   */
  public TrafficTable(Weights weights) {
    this.weights = weights;
    List<String> head = new ArrayList<>(List.of("data", "strategy", "epsilon", "update", "ttl"));
    head.addAll(List.of("CBR", "WBR"));
    if (weights.isGiven()) {
      head.addAll(List.of("CBR weighted", "WBR weighted"));
    }
    head.addAll(List.of("blocked attack", "blocked benign", "rules"));
    head.addAll(List.of("active mean", "max", "first block", "passed before", "seconds"));
    rows.add(List.copyOf(head));
  }

  /**
   * Adds a row.
   *
   * @param measured the measurement
   */
  public void add(Measurement measured) {
    ReplayResult result = measured.result();
    List<String> row = new ArrayList<>();
    row.add(measured.data().replaceFirst("^.*/", "").replace("|", "\\|"));
    row.add(measured.strategy());
    row.add(Figures.epsilon(measured));
    row.add(duration(measured.setting().update(), "-"));
    row.add(duration(measured.setting().ttl(), "-"));
    row.add(Figures.cbr(measured.cbr()));
    row.add(Figures.wbr(measured.wbr()));
    if (weights.isGiven()) {
      row.add(Figures.cbr(weights.correctBlockRate(result)));
      row.add(Figures.wbr(weights.wrongBlockRate(result)));
    }
    row.add(result.blockedAttack() + " of " + result.attackFlows());
    row.add(result.blockedBenign() + " of " + result.benignFlows());
    row.add(Integer.toString(result.course().rules()));
    row.add(Figures.number("%.1f", result.load().mean()));
    row.add(Integer.toString(result.load().max()));
    row.add(Figures.firstBlock(result));
    row.add(Long.toString(result.reaction().attacksBefore()));
    row.add(Figures.number("%.3f", measured.cost().seconds()));
    rows.add(List.copyOf(row));
  }

  private static String duration(Duration duration, String none) {
    return duration.isZero() ? none : Durations.text(duration);
  }

  /** The table as Markdown. */
  @Override
  public String toString() {
    return MarkdownTable.of(WORDS, rows);
  }
}
