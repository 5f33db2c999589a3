package dev.nirs.model;

import java.util.List;

/**
 * The candidate rule lines of an answer, and what was taken away to get at them.
 *
 * @param lines at most {@value AnswerCleaner#MOST_LINES} lines that look like a rule, in the order
 *     written, no two equal, each of 1 to {@value AnswerCleaner#MOST_CHARACTERS} characters; not
 *     yet checked by any grammar
 * @param removed what was taken away, shortened, for people; at most {@value
 *     AnswerCleaner#MOST_REMARKS} entries
 * @param cut whether something was lost to a limit, to an unclosed thinking block, or because the
 *     model was stopped in the middle of a line
 * @param none whether the answer says that there is no rule; only where there is no line
 */
public record CleanedAnswer(List<String> lines, List<String> removed, boolean cut, boolean none) {

  /** Copies the lists. */
  public CleanedAnswer {
    lines = List.copyOf(lines);
    removed = List.copyOf(removed);
  }
}
