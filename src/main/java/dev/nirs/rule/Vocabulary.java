package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Arrays;

/**
 * The words that lines are mostly made of, each once: reading a line makes no new strings of them,
 * and their hash codes are known. A table of one word a place; a word that finds its place taken is
 * made anew each time.
 */
final class Vocabulary {
  private static final int PLACES = 4096;
  private static final int LONGEST = 24;
  private static final String[] TABLE = new String[PLACES];

  static {
    Arrays.fill(TABLE, "");
    RuleGrammar.CHAINS.forEach(Vocabulary::put);
    Clauses.spellings().forEach(Vocabulary::put);
    for (IpVersion version : IpVersion.values()) {
      Extensions.spellings(version).forEach(Vocabulary::put);
      Extensions.optionSpellings(version).forEach(Vocabulary::put);
      Arrays.stream(Target.Answer.values()).map(a -> a.text(version)).forEach(Vocabulary::put);
    }
    Arrays.stream(ConnectionState.values()).map(Enum::name).forEach(Vocabulary::put);
    for (String word : "! DROP REJECT ACCEPT RETURN LOG --reject-with --log-prefix".split(" ", -1)) {
      put(word);
    }
  }

  private Vocabulary() {}

  /** A part of a line, not empty. */
  static String word(String line, int from, int to) {
    char first = line.charAt(from);
    int length = to - from;
    if (length > LONGEST || first >= '0' && first <= '9') {
      return line.substring(from, to);
    }
    String known = TABLE[place(line, from, to)];
    return known.length() == length && line.startsWith(known, from)
        ? known
        : line.substring(from, to);
  }

  private static void put(String word) {
    if (!word.isEmpty() && word.length() <= LONGEST) {
      int place = place(word, 0, word.length());
      TABLE[place] = TABLE[place].isEmpty() ? word : TABLE[place];
    }
  }

  private static int place(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return (hash ^ hash >>> 12) & PLACES - 1;
  }
}
