package dev.nirs.evaluation.validity;

import dev.nirs.evaluation.report.MarkdownTable;
import dev.nirs.evaluation.statistics.WilsonInterval;
import dev.nirs.verification.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Conditions as a Markdown table whose columns are aligned for the terminal. */
public final class ValidityTable {
  private static final List<String> HEAD =
      List.of(
          "model",
          "form",
          "retrieval",
          "windows",
          "valid",
          "95 %",
          "usable",
          "after repair",
          "L1",
          "L2",
          "L3",
          "L4",
          "L5",
          "coverage",
          "FPR",
          "next cov.",
          "next FPR",
          "greedy cov.",
          "greedy next",
          "suggested next",
          "prompt",
          "answer",
          "seconds");
  private static final int WORDS = 3;
  private static final String GAINS =
      """

      What retrieval changes, window by window: with it less without, mean [95 % interval]

      """;

  private final List<ConditionScore> scores = new ArrayList<>();

  /** A table without rows. */
  public ValidityTable() {}

  /**
   * Adds a row.
   *
   * @param score the condition
   */
  public void add(ConditionScore score) {
    scores.add(score);
  }

  /** The names of the columns. */
  static List<String> head() {
    return HEAD;
  }

  /** A condition, column by column. */
  static List<String> cells(ConditionScore score) {
    Condition condition = score.condition();
    List<String> row = new ArrayList<>();
    row.add(condition.model().replace("|", "\\|"));
    row.add(condition.form().word());
    row.add(condition.retrieval().word());
    row.add(Integer.toString(score.windows()));
    row.add(Integer.toString(score.valid()));
    WilsonInterval interval = WilsonInterval.of(score.valid(), score.windows());
    row.add(share(interval.low()) + "-" + share(interval.high()));
    row.add(Integer.toString(score.usable()));
    row.add(Integer.toString(score.usableAfterRepair()));
    levels(row, score);
    row.add(mean(score.model().coverage(), "%.3f"));
    row.add(mean(score.model().falsePositiveRate(), "%.4f"));
    row.add(mean(score.model().nextCoverage(), "%.3f"));
    row.add(mean(score.model().nextFalsePositiveRate(), "%.4f"));
    row.add(mean(score.baseline().coverage(), "%.3f"));
    row.add(mean(score.baseline().nextCoverage(), "%.3f"));
    row.add(mean(score.suggested().nextCoverage(), "%.3f"));
    row.add(mean(score.promptTokens(), "%.0f"));
    row.add(mean(score.answerTokens(), "%.0f"));
    row.add(mean(score.seconds(), "%.1f"));
    return row;
  }

  private static void levels(List<String> row, ConditionScore score) {
    int all = score.levels().getOrDefault(Level.ANSWERED, 0);
    for (Level level : Level.values()) {
      if (level.compareTo(Level.ANSWERED) > 0) {
        row.add(all == 0 ? "-" : share((double) score.levels().getOrDefault(level, 0) / all));
      }
    }
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String mean(Mean mean, String format) {
    return mean.windows() == 0 ? "-" : String.format(Locale.ROOT, format, mean.value());
  }

  /**
   * The table, and below it what retrieval changes where that was asked.
   *
   * @return Markdown
   */
  @Override
  public String toString() {
    String table = table(HEAD, scores.stream().map(ValidityTable::cells));
    List<RetrievalGain> gains = RetrievalGain.among(scores);
    return gains.isEmpty()
        ? table
        : table
            + GAINS
            + table(RetrievalGainTable.head(), gains.stream().map(RetrievalGainTable::cells));
  }

  private static String table(List<String> head, Stream<List<String>> rows) {
    return MarkdownTable.of(WORDS, Stream.concat(Stream.of(head), rows).toList());
  }
}
