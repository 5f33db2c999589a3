package dev.nirs.rule;

/**
 * The value of {@code -i} and {@code -o}: the name of a network interface, or the start of its name
 * followed by {@code +}. Narrower than iptables, which takes any bytes as a name.
 *
 * @param text 1 to 15 characters: a letter or digit, then letters, digits and {@code _ . : -}, then
 *     perhaps {@code +}; never {@code +} alone, which stands for every interface
 */
public record InterfacePattern(String text) {

  /** The longest name of an interface, in characters: IFNAMSIZ of Linux without the final NUL. */
  public static final int MOST_CHARACTERS = 15;

  /**
   * Refuses what is no name.
   *
   * @throws IllegalArgumentException naming the text
   */
  public InterfacePattern {
    if (!isValid(text)) {
      throw new IllegalArgumentException("interface " + text + " is no name, nor a start and +");
    }
  }

  /**
   * Whether a text can be a pattern.
   *
   * @param text any text
   * @return true where the constructor takes it
   */
  public static boolean isValid(String text) {
    int end = text.endsWith("+") ? text.length() - 1 : text.length();
    if (end < 1 || text.length() > MOST_CHARACTERS || !ValueCheck.isLetterOrDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < end; i++) {
      if (!ValueCheck.isLetterOrDigit(text.charAt(i)) && "_.:-".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
