package dev.nirs.rule;

import java.util.List;

/**
 * One use of an option in a line.
 *
 * @param kind which option
 * @param words the words among which it stands
 * @param at the index of the option as written; its values follow it
 * @param given how many values there are, as many as the option takes; fewer where they are missing
 * @param negated whether {@code !} stood before it
 */
record Argument(Option kind, List<Token> words, int at, int given, boolean negated) {

  /** The option as written. */
  Token option() {
    return words.get(at);
  }

  /** Its one value, or its first. */
  Token value() {
    return words.get(at + 1);
  }

  /** The second of two values. */
  Token secondValue() {
    return words.get(at + 2);
  }

  /** Whether all its values are there. */
  boolean isComplete() {
    return given == kind.values();
  }

  /** Whether it was written as the given option, in its long form. */
  boolean isWritten(String spelling) {
    return option().text().equals(spelling);
  }
}
