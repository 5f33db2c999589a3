package dev.nirs.rule;

/**
 * One word of a line.
 *
 * @param column where its text starts, from 1; behind the opening quote of a quoted word
 * @param text the word, without quotes and escapes
 * @param quoted whether it stood in quotes
 */
record Token(int column, String text, boolean quoted) {

  /** Whether it has the look of an option: a dash before at least one more character. */
  boolean isOption() {
    return !quoted && text.length() > 1 && text.charAt(0) == '-';
  }

  /** Whether it is the sign of negation. */
  boolean isNegation() {
    return !quoted && text.equals("!");
  }
}
