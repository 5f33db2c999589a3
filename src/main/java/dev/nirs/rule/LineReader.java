package dev.nirs.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into words as iptables-restore does, and refuses beforehand what it would read in a
 * way that nobody means: control characters, other alphabets, overlong lines, quotes inside words.
 */
final class LineReader {
  /** The longest word that iptables-restore takes, and our limit for a whole line, in chars. */
  static final int MOST_CHARACTERS = 1023;

  private static final int MOST_CHARACTER_FAULTS = 5;

  /** Words of an ordinary line; there may be more. */
  private static final int MOST_WORDS = 24;

  private final String line;
  private final Draft draft;
  private final List<Token> tokens = new ArrayList<>(MOST_WORDS);

  /** The line. */
  private final char[] chars;

  private int at;

  private LineReader(String line, Draft draft) {
    this.line = line;
    this.draft = draft;
    this.chars = line.toCharArray();
  }

  /** The words of a line; none where the draft was given faults about its characters. */
  static List<Token> read(String line, Draft draft) {
    List<Token> tokens = new ArrayList<>(MOST_WORDS);
    return line.length() <= MOST_CHARACTERS && PlainLine.cut(line, tokens)
        ? tokens
        : new LineReader(line, draft).closely();
  }

  private List<Token> closely() {
    if (charactersAreFine()) {
      cut();
    }
    return tokens;
  }

  private boolean charactersAreFine() {
    int faults = 0;
    for (int i = 0; i < line.length() && faults < MOST_CHARACTER_FAULTS; i++) {
      char c = line.charAt(i);
      if ((c < ' ' || c > '~') && c != '\t') {
        faults++;
        draft.fault(
            i + 1,
            "character " + name(c) + " is not printable ASCII",
            "letters, digits and punctuation of ASCII",
            Typography.plain(c),
            Basis.BYTES);
        draft.fixes(i + 1, i + 2);
      }
    }
    if (faults == 0 && line.length() > MOST_CHARACTERS) {
      draft.fault(
          MOST_CHARACTERS + 1,
          "the line has " + line.length() + " characters",
          "at most " + MOST_CHARACTERS,
          "",
          Basis.LENGTH);
    }
    return draft.faults.isEmpty();
  }

  private static String name(char c) {
    return switch (c) {
      case 0 -> "NUL";
      case '\n' -> "line feed";
      case '\r' -> "carriage return";
      default -> String.format("U+%04X", (int) c);
    };
  }

  private void cut() {
    while (at < chars.length) {
      char c = chars[at];
      if (c == '"') {
        quoted();
      } else if (c > ' ') {
        plain();
      } else {
        at++;
      }
    }
  }

  private void plain() {
    int start = at;
    int end = at;
    int quote = -1;
    while (end < chars.length && chars[end] > ' ') {
      if (chars[end] == '"' && quote < 0) {
        quote = end;
      }
      end++;
    }
    at = end;
    String word = line.substring(start, end);
    tokens.add(new Token(start + 1, word, false));
    if (quote >= 0) {
      draft.fault(
          quote + 1,
          "a quote inside the word " + word,
          "quotes around a whole value only",
          "",
          Basis.QUOTES);
    }
  }

  private void quoted() {
    int start = at++;
    while (at < chars.length && chars[at] != '"' && chars[at] != '\\') {
      at++;
    }
    String text = line.substring(start + 1, at);
    if (at < chars.length && chars[at] == '\\') {
      text += escaped();
    }
    if (at >= chars.length) {
      draft.fault(start + 1, "a quote that is never closed", "a closing \"", "", Basis.QUOTES);
    } else if (++at < chars.length && chars[at] > ' ') {
      draft.fault(at + 1, "text right after a closing quote", "a blank", "", Basis.QUOTES);
    }
    tokens.add(new Token(start + 2, text, true));
  }

  /** What stands from the first escape to the closing quote. */
  private String escaped() {
    StringBuilder text = new StringBuilder();
    while (at < chars.length && chars[at] != '"') {
      if (chars[at] == '\\') {
        at++;
        escape();
      }
      if (at < chars.length) {
        text.append(chars[at++]);
      }
    }
    return text.toString();
  }

  private void escape() {
    char c = at < chars.length ? chars[at] : ' ';
    if (c != '"' && c != '\\' && c != '\'') {
      draft.fault(
          at, "\\" + c + " in quotes is read as " + c, "\\\" or \\\\", "\\\\" + c, Basis.QUOTES);
    }
  }
}
