package dev.nirs.rule;

import java.util.List;
import java.util.Optional;

/**
 * Puts the repairs that diagnostics name into a line, and keeps the result only where the grammar
 * accepts it. A repair is a proposal for the person who wrote the line: it says what was probably
 * meant, and is never applied unseen.
 */
public final class LineRepair {
  private final RuleGrammar grammar;

  /**
   * Repairs for a grammar.
   *
   * @param grammar decides whether a repaired line is a rule
   */
  public LineRepair(RuleGrammar grammar) {
    this.grammar = grammar;
  }

  /**
   * Repairs a line.
   *
   * @param line a line that the grammar refuses
   * @return the canonical rules of the repaired line; empty where a fault has no evident repair, or
   *     the repairs do not make it a rule
   */
  public Optional<List<Rule>> repair(String line) {
    return grammar
        .repair(line)
        .map(grammar::parse)
        .filter(ParsedLine.Accepted.class::isInstance)
        .map(ParsedLine.Accepted.class::cast)
        .map(ParsedLine.Accepted::rules);
  }
}
