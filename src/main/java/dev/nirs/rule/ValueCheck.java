package dev.nirs.rule;

/** What the constructors of several values ask for. */
final class ValueCheck {
  private static final int MOST_NAME_CHARACTERS = 15;

  private ValueCheck() {}

  /** Refuses a number out of range, by name. */
  static void range(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " " + value + " is not " + least + " to " + most);
    }
  }

  /** Refuses a text that is too long, or that holds other than printable ASCII and tabs. */
  static void printable(String what, String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          text.length() + " characters of " + what + " are over " + most);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && c != '\t') {
        throw new IllegalArgumentException(what + " holds character " + (int) c);
      }
    }
  }

  /** Whether a text can name a table of hashlimit or a list of recent. */
  static boolean isName(String text) {
    boolean plain = !text.isEmpty() && text.length() <= MOST_NAME_CHARACTERS;
    for (int i = 0; plain && i < text.length(); i++) {
      char c = text.charAt(i);
      plain = isLetterOrDigit(c) || c == '_' || c == '-';
    }
    return plain;
  }

  /** Refuses what {@link #isName} does. */
  static void name(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException("name " + text + " is not 1 to 15 of A-Z a-z 0-9 _ -");
    }
  }

  /** Whether a letter or digit of ASCII. */
  static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
