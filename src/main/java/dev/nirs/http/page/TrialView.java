package dev.nirs.http.page;

import dev.nirs.knowledge.Example;
import dev.nirs.rule.Diagnostic;
import dev.nirs.service.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What typed rules would do, line by line.
 *
 * @param lines the lines that are not blank
 * @param together what they do together, one sentence
 * @param mayStand whether they would be taken
 * @param more how many lines are not shown, in words; empty where all are
 */
record TrialView(List<Line> lines, String together, boolean mayStand, String more) {
  /** Lines that are shown: some more than an edit may hold. */
  private static final int MOST = Example.MOST_RULES + 8;

  /** Copies the list. */
  TrialView {
    lines = List.copyOf(lines);
  }

  /**
   * Puts a trial beside the lines as they stand in the text.
   *
   * @param typed the text
   * @param trial of its lines that are not blank
   * @param repair the line with every evident repair made
   */
  static TrialView of(String typed, Trial trial, Function<String, Optional<String>> repair) {
    List<Integer> numbers = numbers(typed);
    List<Line> lines = new ArrayList<>();
    int all = Math.min(numbers.size(), trial.lines().size());
    for (int i = 0; i < Math.min(all, MOST); i++) {
      Trial.Line line = trial.lines().get(i);
      boolean wrong = line.canonical().isEmpty();
      lines.add(
          Line.of(numbers.get(i), line, wrong ? repair.apply(line.text()) : Optional.empty()));
    }
    String together =
        lines.isEmpty()
            ? "No rule yet: one iptables rule a line."
            : "Together: "
                + Shown.count(trial.alertsMatched(), "alert")
                + " stopped, "
                + Shown.count(trial.benignMatched(), "benign flow")
                + " hit.";
    String more = all > MOST ? Shown.count(all - MOST, "more line") : "";
    return new TrialView(lines, together, trial.mayStand(), more);
  }

  /** The rules of a text: its lines that are not blank. */
  static List<String> rules(String typed) {
    return lines(typed).stream().filter(line -> !line.isBlank()).toList();
  }

  static List<String> lines(String typed) {
    return List.of(typed.split("\\r\\n|\\n|\\r", -1));
  }

  private static List<Integer> numbers(String typed) {
    List<String> all = lines(typed);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isBlank()) {
        numbers.add(i + 1);
      }
    }
    return numbers;
  }

  /**
   * A line.
   *
   * @param number its place in the text, from 1
   * @param stands whether nothing speaks against it
   * @param verdict one sentence
   * @param canonical the rule, where it differs from what was typed; empty else
   * @param diagnostics the grammar's faults and notes
   * @param repaired the line repaired; empty where no repair is evident
   */
  record Line(
      int number,
      boolean stands,
      String verdict,
      String canonical,
      List<Place> diagnostics,
      String repaired) {

    /** Copies the list. */
    Line {
      diagnostics = List.copyOf(diagnostics);
    }

    static Line of(int number, Trial.Line line, Optional<String> repaired) {
      String counts =
          "stops "
              + Shown.count(line.alerts(), "alert")
              + ", hits "
              + Shown.count(line.benign(), "benign flow");
      String rule = line.canonical().orElse("");
      String verdict =
          rule.isEmpty()
              ? "no rule: " + first(line.diagnostics())
              : line.fault().map(fault -> fault + " (" + counts + ")").orElse(counts);
      return new Line(
          number,
          !rule.isEmpty() && line.fault().isEmpty(),
          Shown.clip(verdict),
          rule.equals(line.text().strip()) ? "" : rule,
          line.diagnostics().stream().map(d -> Place.of(line.text(), d)).toList(),
          repaired.orElse(""));
    }

    private static String first(List<Diagnostic> diagnostics) {
      return diagnostics.isEmpty() ? "" : diagnostics.getFirst().message();
    }
  }

  /**
   * A diagnostic under its line.
   *
   * @param column from 1
   * @param excerpt the line around it, one printable character for each of the line
   * @param caret spaces, then a caret under the column
   * @param found what was found and what is wrong with it
   * @param expected what would be right; may be empty
   * @param repair the likely repair of the token; may be empty
   * @param basis the rule of iptables behind it; may be empty
   */
  record Place(
      int column,
      String excerpt,
      String caret,
      String found,
      String expected,
      String repair,
      String basis) {
    private static final int BEFORE = 60;
    private static final int WIDTH = 100;

    static Place of(String line, Diagnostic diagnostic) {
      int at = Math.min(diagnostic.column() - 1, line.length());
      int from = at > BEFORE ? at - BEFORE : 0;
      int to = Math.min(line.length(), from + WIDTH);
      String head = from > 0 ? "\u2026" : "";
      String tail = to < line.length() ? "\u2026" : "";
      return new Place(
          diagnostic.column(),
          head + plain(line.substring(from, to)) + tail,
          " ".repeat(head.length() + at - from) + "^",
          Shown.clip(diagnostic.message()),
          Shown.clip(diagnostic.expected()),
          Shown.clip(diagnostic.repair()),
          diagnostic.basis());
    }

    /** Characters as wide as any other, so that the caret stands where it should. */
    private static String plain(String text) {
      StringBuilder plain = new StringBuilder(text.length());
      text.chars().forEach(c -> plain.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
      return plain.toString();
    }
  }
}
