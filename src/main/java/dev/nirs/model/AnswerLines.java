package dev.nirs.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of an answer, read forward with a look at the next. */
final class AnswerLines {

  private static final int MOST_LOOKED_AT = 256;

  private final String text;
  private final Matcher breaks;
  private int start;
  private int end;
  private int nextStart;

  AnswerLines(String text, Pattern lineBreak) {
    this.text = text;
    this.breaks = lineBreak.matcher(text);
    find(0);
  }

  boolean hasNext() {
    return start <= text.length();
  }

  /** The next line, without its end. */
  String next() {
    String line = text.substring(start, end);
    find(nextStart);
    return line;
  }

  /** Whether anything but white space follows. */
  boolean hasText() {
    return hasNext() && !text.substring(start).isBlank();
  }

  /** Whether the next line goes on with the options of a rule that was broken over lines. */
  boolean continues() {
    String next = peek().strip();
    boolean isOption = next.startsWith("-") || next.startsWith("! -");
    return isOption && !next.startsWith("- ") && !RuleLine.startsRule(next);
  }

  /** Whether the next line leaves no doubt that the one before was whole. */
  boolean endsStatement() {
    String next = peek().strip();
    return next.isEmpty() || next.startsWith("```") || RuleLine.startsRule(next);
  }

  private String peek() {
    return hasNext() ? text.substring(start, Math.min(end, start + MOST_LOOKED_AT)) : "";
  }

  private void find(int from) {
    start = from;
    if (from <= text.length() && breaks.find(from)) {
      end = breaks.start();
      nextStart = breaks.end();
    } else {
      end = text.length();
      nextStart = text.length() + 1;
    }
  }
}
