package dev.nirs.notation;

import java.util.regex.Pattern;

/** Printable ASCII on one line, U+0020 to U+007E: all that may be shown of a stranger's text. */
public final class Printable {
  private static final Pattern OTHER = Pattern.compile("[^\\x20-\\x7e]");
  private static final Pattern OTHERS = Pattern.compile("[^\\x20-\\x7e]+");

  /** Characters read for each character kept, so that a huge text costs no more than a long one. */
  private static final int READ_AHEAD = 4;

  private Printable() {}

  /**
   * Whether a text is printable as it is.
   *
   * @param text any text
   * @return true where every character is printable; true for an empty text
   */
  public static boolean is(String text) {
    return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  /**
   * The start of a text, with a question mark for each character that is not printable.
   *
   * @param text any text
   * @param most characters kept, 0 or more
   * @return as many characters as the text has, at most {@code most}
   */
  public static String head(String text, int most) {
    return OTHER.matcher(start(text, most)).replaceAll("?");
  }

  /**
   * The start of a text as {@link #head}, with three dots after it where something was cut off.
   *
   * @param text any text
   * @param most characters kept, 0 or more
   * @return at most {@code most + 3} characters
   */
  public static String shown(String text, int most) {
    return head(text, most) + (text.length() > most ? "..." : "");
  }

  /**
   * A text of several lines as one: a space for each run of what is not printable, none at the
   * ends.
   *
   * @param text any text
   * @param most characters of the line, 0 or more
   * @return the line, uncut where it is shorter; what stands far behind is not read
   */
  public static String line(String text, int most) {
    String plain = OTHERS.matcher(start(text, READ_AHEAD * most)).replaceAll(" ").strip();
    return start(plain, most);
  }

  private static String start(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }
}
