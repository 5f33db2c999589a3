package dev.nirs.rule;

import java.util.List;

/**
 * One use of an option in a line.
 *
 * @param option the option as written
 * @param values its values, as many as the option takes
 * @param negated whether {@code !} stood before it
 */
record Argument(Token option, List<Token> values, boolean negated) {

  /** Its one value. */
  Token value() {
    return values.get(0);
  }
}
