package dev.nirs.rule;

import java.util.Collection;
import java.util.Locale;

/** Finds the word that a mistyped or abbreviated one was probably meant to be. */
final class Nearest {
  private Nearest() {}

  /**
   * The one word that starts with the given one or is within two edits of it (one for short words);
   * empty where there is none or more than one.
   */
  static String of(String word, Collection<String> words) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (words.contains(lower)) {
      return lower;
    }
    int allowed = word.length() < 6 ? 1 : 2;
    String found = "";
    int best = allowed + 1;
    for (String candidate : words.stream().sorted().toList()) {
      boolean prefix = lower.length() > 2 && candidate.startsWith(lower);
      int distance = prefix ? 0 : distance(lower, candidate, allowed);
      if (distance < best) {
        best = distance;
        found = candidate;
      } else if (distance == best && distance <= allowed) {
        found = "";
      }
    }
    return found;
  }

  /** Edits between two words, or more than {@code allowed} where they are far apart. */
  private static int distance(String one, String other, int allowed) {
    if (Math.abs(one.length() - other.length()) > allowed || one.length() > 40) {
      return allowed + 1;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
