package dev.nirs.rule.current;

import java.util.List;

/**
 * A chain of the filter table.
 *
 * @param name its name
 * @param policy what becomes of packets that no rule decides
 * @param rules its rules, in order
 */
public record CurrentChain(String name, Policy policy, List<CurrentRule> rules) {

  /** Copies the rules. */
  public CurrentChain {
    rules = List.copyOf(rules);
  }

  /** What becomes of packets that reach the end of a chain. */
  public enum Policy {
    /** They pass. */
    ACCEPT,
    /** They are thrown away. */
    DROP,
    /** They return to the chain they came from: a chain that somebody made. */
    RETURN
  }
}
