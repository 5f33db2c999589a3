package dev.nirs.rule;

import java.util.List;

/**
 * Cuts the lines that most are: plain words and texts in quotes, blanks between them. One pass over
 * the characters; what needs a closer look is left to {@link LineReader}.
 */
final class PlainLine {
  /** Each character of ASCII that words are made of. */
  private static final boolean[] OF_WORDS = characters('!', "\"");

  /** Each character of ASCII that may stand in quotes as it is. */
  private static final boolean[] OF_QUOTES = characters(' ', "\"\\");

  private static final int CLOSER_LOOK = -1;

  private final String line;
  private final char[] chars;
  private final List<Token> tokens;

  private PlainLine(String line, List<Token> tokens) {
    this.line = line;
    this.chars = line.toCharArray();
    this.tokens = tokens;
  }

  private static boolean[] characters(char first, String but) {
    boolean[] characters = new boolean[128];
    for (char c = first; c <= '~'; c++) {
      characters[c] = but.indexOf(c) < 0;
    }
    return characters;
  }

  /** Adds the words of a line; false where it is another, whatever was added. */
  static boolean cut(String line, List<Token> tokens) {
    PlainLine plain = new PlainLine(line, tokens);
    int at = 0;
    int length = plain.chars.length;
    while (at >= 0 && at < length) {
      char c = plain.chars[at];
      at = c == ' ' ? at + 1 : c == '"' ? plain.quoted(at) : plain.word(at);
    }
    return at >= 0;
  }

  /** Adds the word that starts at a character; the place behind it. */
  private int word(int from) {
    long tail = 0;
    int end = from;
    while (end < chars.length && chars[end] < 128 && OF_WORDS[chars[end]]) {
      tail = Vocabulary.tail(tail, chars[end++]);
    }
    if (!endsAt(end)) {
      return CLOSER_LOOK;
    }
    tokens.add(new Token(from + 1, Vocabulary.word(line, from, end, tail), false));
    return end + 1;
  }

  private int quoted(int quote) {
    int end = quote + 1;
    while (end < chars.length && chars[end] < 128 && OF_QUOTES[chars[end]]) {
      end++;
    }
    if (end == chars.length || chars[end] != '"' || !endsAt(end + 1)) {
      return CLOSER_LOOK;
    }
    tokens.add(new Token(quote + 2, line.substring(quote + 1, end), true));
    return end + 1;
  }

  private boolean endsAt(int end) {
    return end == chars.length || chars[end] == ' ';
  }
}
