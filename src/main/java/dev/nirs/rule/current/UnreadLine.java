package dev.nirs.rule.current;

/**
 * A line that could not be read.
 *
 * @param line its number in the text, from 1
 * @param reason what is wrong with it
 */
public record UnreadLine(int line, String reason) {

  /** {@code line 4: reason}. */
  @Override
  public String toString() {
    return "line " + line + ": " + reason;
  }
}
