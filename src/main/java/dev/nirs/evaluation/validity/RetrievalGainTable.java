package dev.nirs.evaluation.validity;

import dev.nirs.evaluation.statistics.BootstrapInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What retrieval changes, as rows for people. */
final class RetrievalGainTable {
  private static final List<String> WORDS = List.of("model", "form", "retrieval", "windows");

  private RetrievalGainTable() {}

  /** Names of the columns. */
  static List<String> head() {
    List<String> head = new ArrayList<>(WORDS);
    for (RetrievalGain.Figure figure : RetrievalGain.Figure.values()) {
      head.add(column(figure));
    }
    return head;
  }

  private static String column(RetrievalGain.Figure figure) {
    return switch (figure) {
      case VALID -> "valid";
      case COVERAGE -> "coverage";
      case NEXT_COVERAGE -> "next cov.";
      case NEXT_FALSE_POSITIVE_RATE -> "next FPR";
      case SUGGESTED_NEXT_COVERAGE -> "suggested next";
      case SUGGESTED_NEXT_FALSE_POSITIVE_RATE -> "suggested next FPR";
    };
  }

  /** A gain, column by column. */
  static List<String> cells(RetrievalGain gain) {
    Condition condition = gain.condition();
    List<String> cells = new ArrayList<>();
    cells.add(condition.model().replace("|", "\\|"));
    cells.add(condition.form().word());
    cells.add(condition.retrieval().word());
    cells.add(Integer.toString(gain.windows()));
    for (RetrievalGain.Figure figure : RetrievalGain.Figure.values()) {
      cells.add(
          Optional.ofNullable(gain.differences().get(figure))
              .map(RetrievalGainTable::text)
              .orElse("-"));
    }
    return cells;
  }

  private static String text(BootstrapInterval interval) {
    return String.format(
        Locale.ROOT, "%+.3f [%+.3f, %+.3f]", interval.mean(), interval.lower(), interval.upper());
  }
}
