package dev.nirs.service;

import dev.nirs.rule.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What rules would do to a suggestion's window.
 *
 * @param lines one verdict for each line
 * @param alertsMatched alerts that the rules match together
 * @param benignMatched benign flows that they hit together
 * @param mayStand whether an edit with these rules would be taken
 */
public record Trial(List<Line> lines, int alertsMatched, int benignMatched, boolean mayStand) {

  /** Copies the list. */
  public Trial {
    lines = List.copyOf(lines);
  }

  /**
   * A line's verdict.
   *
   * @param text as typed
   * @param canonical the rule; empty where it is none
   * @param diagnostics the grammar's faults and notes, with columns
   * @param fault the check of policy or traffic that it fails, in one sentence; empty where none
   * @param alerts alerts it matches
   * @param benign benign flows it hits
   */
  public record Line(
      String text,
      Optional<String> canonical,
      List<Diagnostic> diagnostics,
      Optional<String> fault,
      int alerts,
      int benign) {

    /** Copies the list. */
    public Line {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
