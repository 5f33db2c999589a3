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

  /** A part of a line, not empty; the line is given as characters as well. */
  static String word(String line, char[] chars, int from, int to) {
    String known = TABLE[place(chars, from, to)];
    return known.length() == to - from && line.startsWith(known, from)
        ? known
        : line.substring(from, to);
  }

  private static void put(String word) {
    int place = place(word.toCharArray(), 0, word.length());
    TABLE[place] = TABLE[place].isEmpty() ? word : TABLE[place];
  }

  /** From the length and three characters, which tell most words apart. */
  private static int place(char[] text, int from, int to) {
    int third = text[Math.min(from + 2, to - 1)];
    int middle = text[from + to >>> 1];
    int hash = ((to - from) * 31 + third) * 37 + middle * 5 + text[to - 1] * 131;
    return (hash ^ hash >>> 12) & PLACES - 1;
  }
}
