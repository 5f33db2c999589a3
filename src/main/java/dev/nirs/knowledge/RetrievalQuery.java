package dev.nirs.knowledge;

import dev.nirs.summary.AttackPattern;
import java.util.Optional;

/**
 * What is wanted for a window.
 *
 * @param text the window in one line, from {@link dev.nirs.summary.SummaryText#forRetrieval}; plain
 *     words, never read as query syntax
 * @param pattern the window's pattern
 * @param excludedIncident no example of this incident, nor of one below it ({@code cic-ids-2017}
 *     excludes {@code cic-ids-2017/ssh-patator}), comes back
 * @param examples most examples, 0 to {@value #MOST}
 * @param playbooks most playbook entries, 0 to {@value #MOST}
 */
public record RetrievalQuery(
    String text,
    AttackPattern pattern,
    Optional<String> excludedIncident,
    int examples,
    int playbooks) {

  /** Most entries of a kind that can be asked for. */
  public static final int MOST = 100;

  /**
   * Refuses numbers out of range.
   *
   * @throws IllegalArgumentException naming the number
   */
  public RetrievalQuery {
    check("examples", examples);
    check("playbooks", playbooks);
  }

  static void check(String field, int number) {
    if (number < 0 || number > MOST) {
      throw new IllegalArgumentException(field + " " + number + " is not 0 to " + MOST);
    }
  }
}
