package dev.nirs.explanation;

/** Makes hostile text fit to be shown: one line, bounded, nothing that a terminal obeys. */
final class Clip {
  private static final int MOST = 160;

  private Clip() {}

  static String of(String text) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), MOST) + 1);
    for (int i = 0; i < text.length() && clean.length() < MOST; i++) {
      char c = text.charAt(i);
      clean.append(c >= ' ' && c < 0x7f ? c : '?');
    }
    return text.length() > MOST ? clean + "..." : clean.toString();
  }
}
