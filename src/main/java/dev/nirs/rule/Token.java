package dev.nirs.rule;

import java.util.ArrayList;
import java.util.List;

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

  /** Its parts between commas, each with its own column; empty ones too. */
  List<Token> elements() {
    if (text.indexOf(',') < 0) {
      return List.of(this);
    }
    List<Token> elements = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      elements.add(new Token(column + start, text.substring(start, end), quoted));
      start = end + 1;
    }
    return elements;
  }

  /** A part of it. */
  Token part(int from, int to) {
    return new Token(column + from, text.substring(from, to), quoted);
  }

  /** Whether it is the sign of negation. */
  boolean isNegation() {
    return !quoted && text.length() == 1 && text.charAt(0) == '!';
  }
}
