package dev.nirs.knowledge;

import java.util.List;

/**
 * A case like the window at hand whose rules a person refused: rules not to be suggested again.
 *
 * @param id the knowledge entry
 * @param rules canonical rules that were refused, 1 or more
 * @param reason why, in the person's words, one line of printable ASCII; empty where nobody said
 */
public record Warning(String id, List<String> rules, String reason) {

  /** Copies the rules. */
  public Warning {
    rules = List.copyOf(rules);
  }

  static Warning of(Example example) {
    return new Warning(example.id(), example.rules(), example.acceptance().reason());
  }
}
