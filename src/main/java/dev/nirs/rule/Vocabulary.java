package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Arrays;

/**
 * The words that lines are mostly made of, each once: reading a line makes no new strings of them,
 * and their hash codes are known. Open addressing by the ends of the words and their lengths.
 */
final class Vocabulary {
  /** Characters of the end of a word that are compared at once. */
  private static final int TAIL = Long.BYTES;

  private static final int BITS = 11;
  private static final int PLACES = 1 << BITS;
  private static final long[] TAILS = new long[PLACES];
  private static final String[] WORDS = new String[PLACES];

  static {
    Arrays.fill(WORDS, "");
    RuleGrammar.CHAINS.forEach(Vocabulary::put);
    Clauses.spellings().forEach(Vocabulary::put);
    for (IpVersion version : IpVersion.values()) {
      Extensions.spellings(version).forEach(Vocabulary::put);
      Extensions.optionSpellings(version).forEach(Vocabulary::put);
      Arrays.stream(Target.Answer.values())
          .map(answer -> answer.text(version))
          .filter(text -> !text.isEmpty())
          .forEach(Vocabulary::put);
    }
    Arrays.stream(ConnectionState.values()).map(Enum::name).forEach(Vocabulary::put);
    for (String word :
        "! DROP REJECT ACCEPT RETURN LOG --reject-with --log-prefix".split(" ", -1)) {
      put(word);
    }
  }

  private Vocabulary() {}

  /**
   * A part of a line, not empty.
   *
   * @param tail its last {@value #TAIL} characters, or all that it has, a byte each, the last one
   *     lowest
   */
  static String word(String line, int from, int to, long tail) {
    int length = to - from;
    int place = place(tail, length);
    while (TAILS[place] != 0) {
      String known = WORDS[place];
      if (TAILS[place] == tail
          && known.length() == length
          && (length <= TAIL || line.startsWith(known, from))) {
        return known;
      }
      place = place + 1 & PLACES - 1;
    }
    return line.substring(from, to);
  }

  /** A tail with one more character of ASCII. */
  static long tail(long before, char next) {
    return before << Byte.SIZE | next;
  }

  private static void put(String word) {
    long tail = 0;
    for (char c : word.toCharArray()) {
      tail = tail(tail, c);
    }
    int place = place(tail, word.length());
    while (TAILS[place] != 0 && !WORDS[place].equals(word)) {
      place = place + 1 & PLACES - 1;
    }
    TAILS[place] = tail;
    WORDS[place] = word;
  }

  /** Multiplied by the golden ratio, the upper bits: Knuth, The Art of Computer Programming, 6.4. */
  private static int place(long tail, int length) {
    return (int) ((tail + length) * 0x9e3779b97f4a7c15L >>> Long.SIZE - BITS);
  }
}
