package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fewer rules with the same meaning: equal and subsumed rules left out, networks joined where every
 * address is covered, ports and states joined into lists.
 *
 * <p>Rules are joined only within stretches of one chain with one target, and never across a rule
 * that logs or counts, whose effect depends on its place. Each stretch is proven to match the same
 * packets as before, or left alone. The result is the fewest rules that these steps reach, which
 * need not be the fewest there are. Comments stay where all the rules that are joined have the
 * same.
 *
 * @param merged the rules, chain by chain
 * @param dropped numbers, from 1, of the rules that are left out for nothing: covered by others, or
 *     matching nothing
 * @param before how many rules there were
 */
public record MergeAdvice(List<Merged> merged, List<Integer> dropped, int before) {

  /**
   * A rule of the result.
   *
   * @param rule the rule
   * @param from numbers, from 1, of the rules whose packets it takes over; one where it is a rule
   *     as given
   */
  public record Merged(Rule rule, List<Integer> from) {
    /** Copies the list. */
    public Merged {
      from = List.copyOf(from);
    }

    /** {@code rules 1, 2, 5: -A INPUT ...}. */
    @Override
    public String toString() {
      String numbers = from.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return (from.size() == 1 ? "rule " : "rules ") + numbers + ": " + rule;
    }
  }

  /** Copies the lists. */
  public MergeAdvice {
    merged = List.copyOf(merged);
    dropped = List.copyOf(dropped);
  }

  /**
   * Merges rules.
   *
   * @param rules the rules, in the order in which they are appended
   * @return the advice; the rules as they are where nothing can be merged
   */
  public static MergeAdvice of(List<Rule> rules) {
    return RuleMerge.of(rules);
  }

  /**
   * The rules of the result alone.
   *
   * @return as many as given, or fewer
   */
  public List<Rule> rules() {
    return merged.stream().map(Merged::rule).toList();
  }

  /**
   * How many rules are saved.
   *
   * @return 0 or more
   */
  public int saved() {
    return before - merged.size();
  }
}
