package dev.nirs.knowledge;

import java.util.regex.Pattern;

/** Checks that a field is one line of printable ASCII. */
final class Plain {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,119}");

  private Plain() {}

  static void require(String field, String text, int most) {
    if (text.isBlank() || text.length() > most) {
      throw new IllegalArgumentException(
          field + " of " + text.length() + " characters is not 1 to " + most + " long");
    }
    if (!isPrintable(text)) {
      throw new IllegalArgumentException(field + " is not one line of printable ASCII");
    }
  }

  static void requireId(String field, String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          field
              + " '"
              + shown(text)
              + "' is not 1 to 120 of a-z 0-9 . _ / - with a letter or digit first");
    }
  }

  /** What of a hostile text may be shown in a message: its first 60 characters, harmless. */
  static String shown(String text) {
    String first = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return first.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }
}
