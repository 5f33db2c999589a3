package dev.nirs.rule;

import java.util.List;

/**
 * One use of an option in a line.
 *
 * @param kind which option
 * @param option the option as written
 * @param values its values, as many as the option takes; fewer where they are missing
 * @param negated whether {@code !} stood before it
 */
record Argument(Option kind, Token option, List<Token> values, boolean negated) {

  /** Its one value. */
  Token value() {
    return values.get(0);
  }

  /** Whether all its values are there. */
  boolean isComplete() {
    return values.size() == kind.values();
  }

  /** Whether it was written as the given option, in its long form. */
  boolean isWritten(String spelling) {
    return option.text().equals(spelling);
  }
}
