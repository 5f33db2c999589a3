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
    for (String word :
        "! DROP REJECT ACCEPT RETURN LOG --reject-with --log-prefix".split(" ", -1)) {
      put(word);
    }
  }

  private Vocabulary() {}

  /** A part of a line, not empty, whose hash is known. */
  static String word(String line, int from, int to, int hash) {
    String known = TABLE[place(hash)];
    return known.length() == to - from && line.startsWith(known, from)
        ? known
        : line.substring(from, to);
  }

  /** The hash of a text so far and one more character; that of no text is 0. */
  static int hash(int sofar, int next) {
    return 31 * sofar + next;
  }

  private static void put(String word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = hash(hash, word.charAt(i));
    }
    int place = place(hash);
    TABLE[place] = TABLE[place].isEmpty() ? word : TABLE[place];
  }

  private static int place(int hash) {
    return (hash ^ hash >>> 12) & PLACES - 1;
  }
}
