package dev.nirs.knowledge;

import dev.nirs.notation.Printable;
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
    if (!Printable.is(text)) {
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
    return Printable.shown(text, 60);
  }
}
