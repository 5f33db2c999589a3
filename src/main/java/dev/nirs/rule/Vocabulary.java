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
  private static final long[] KEYS = new long[PLACES];
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
    long key = key(tail, to - from);
    for (int place = place(key); KEYS[place] != 0; place = place + 1 & PLACES - 1) {
      if (KEYS[place] == key && (key > 0 || isAt(line, from, to, WORDS[place]))) {
        return WORDS[place];
      }
    }
    return line.substring(from, to);
  }

  private static boolean isAt(String line, int from, int to, String word) {
    return word.length() == to - from && line.startsWith(word, from);
  }

  /** A tail with one more character of ASCII. */
  static long tail(long before, char next) {
    return before << Byte.SIZE | next;
  }

  private static void put(String word) {
    long tail = 0;
    for (int i = 0; i < word.length(); i++) {
      tail = tail(tail, word.charAt(i));
    }
    long key = key(tail, word.length());
    int place = place(key);
    while (KEYS[place] != 0 && !WORDS[place].equals(word)) {
      place = place + 1 & PLACES - 1;
    }
    KEYS[place] = key;
    WORDS[place] = word;
  }

  /** The tail, which is a whole word where it is positive; no character sets the upper bit. */
  private static long key(long tail, int length) {
    return length <= TAIL ? tail : tail | Long.MIN_VALUE;
  }

  /**
   * Multiplied by the golden ratio, the upper bits: Knuth, The Art of Computer Programming, 6.4.
   */
  private static int place(long key) {
    return (int) (key * 0x9e3779b97f4a7c15L >>> Long.SIZE - BITS);
  }
}
