package dev.nirs.prompt;

import java.nio.charset.StandardCharsets;

/**
 * How many tokens a text is, never too few: small models split digits one by one and words into
 * pieces, and a prompt that is too long is cut without a word.
 *
 * <p>Counted one each: digits, punctuation, line ends, letters of hexadecimal groups, and spaces
 * that no letter follows. Words count a token for every four letters, capitals for every two.
 * Measured on our prompts: 1.16 to 1.22 of the true count of smollm2, 1.26 to 1.34 of qwen2.5.
 */
final class TokenEstimate {

  /** What a chat template adds around a system and a user text; up to 25 seen. */
  static final int CHAT = 32;

  private TokenEstimate() {}

  /** The estimate for a text, 0 for the empty one. */
  static int of(String text) {
    int tokens = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isLetter(c)) {
        int end = endOfWord(text, at);
        tokens += word(text, at, end);
        at = end;
      } else {
        int end = text.offsetByCodePoints(at, 1);
        tokens += c == ' ' && isLetterAt(text, end) ? 0 : bytes(text, at, end);
        at = end;
      }
    }
    return tokens;
  }

  private static int word(String text, int start, int end) {
    boolean afterHex = start > 0 && isHexNeighbour(text.charAt(start - 1));
    boolean beforeDigit = end < text.length() && isDigit(text.charAt(end));
    int letters = end - start;
    if (afterHex || beforeDigit) {
      return letters;
    }
    boolean capitals = letters > 1 && Character.isUpperCase(text.charAt(start + 1));
    return capitals ? (letters + 1) / 2 : (letters + 3) / 4;
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (isLetterAt(text, end)) {
      end++;
    }
    return end;
  }

  /** A byte of UTF-8 is the smallest piece that any tokenizer knows. */
  private static int bytes(String text, int start, int end) {
    return end - start == 1 && text.charAt(start) < 0x80
        ? 1
        : text.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isLetterAt(String text, int at) {
    return at < text.length() && isLetter(text.charAt(at));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexNeighbour(char c) {
    return isDigit(c) || c == ':';
  }
}
