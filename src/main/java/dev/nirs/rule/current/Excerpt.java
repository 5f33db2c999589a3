package dev.nirs.rule.current;

/** The start of a text from outside, fit to be shown: bounded, and printable ASCII alone. */
final class Excerpt {
  private static final int MOST_CHARACTERS = 80;

  private Excerpt() {}

  static String of(String text) {
    String start = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    String plain = start.replaceAll("[^ -~]", "?");
    return text.length() > MOST_CHARACTERS ? plain + "..." : plain;
  }
}
