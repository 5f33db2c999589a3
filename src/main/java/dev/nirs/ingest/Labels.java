package dev.nirs.ingest;

/** Cleans texts of the network. */
final class Labels {
  /** Longest label kept, in characters. */
  static final int MOST = 200;

  private Labels() {}

  static String clean(String text) {
    return clean(text, MOST);
  }

  /** The text without control characters and without blanks round it, cut. */
  static String clean(String text, int most) {
    String cut = (text.length() > most ? text.substring(0, most) : text).strip();
    for (int i = 0; i < cut.length(); i++) {
      if (isUnprintable(cut.charAt(i))) {
        return replaced(cut);
      }
    }
    return cut;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.chars().forEach(c -> clean.append(isUnprintable((char) c) ? ' ' : (char) c));
    return clean.toString().strip();
  }

  private static boolean isUnprintable(char c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.isSurrogate(c)
        || c == '\ufffd';
  }
}
