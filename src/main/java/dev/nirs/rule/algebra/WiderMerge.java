package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.Prefix;
import java.math.BigInteger;
import java.util.List;

/**
 * One rule on a wider network in place of several on networks within it, and what it would match
 * beyond them.
 *
 * @param rule the wider rule
 * @param replaces numbers, from 1, of the rules it would replace; two or more
 * @param additional the addresses of the wider network that none of them names, as the fewest
 *     networks, in rising order
 * @param additionalAddresses how many those are
 */
public record WiderMerge(
    Rule rule, List<Integer> replaces, List<Prefix> additional, BigInteger additionalAddresses) {

  private static final int MOST_NAMED = 5;

  /** Copies the lists. */
  public WiderMerge {
    replaces = List.copyOf(replaces);
    additional = List.copyOf(additional);
  }

  /**
   * Every wider merge of some rules: for rules that differ in the source network alone, and for
   * those that differ in the destination alone, each smallest network that holds two or more of
   * theirs.
   *
   * @param rules the rules
   * @param shortestPrefix the shortest prefix length that may be suggested, 1 to 128
   * @return the merges, fewest additional addresses for each rule saved first; none where every
   *     address is covered, which {@link MergeAdvice} joins
   */
  public static List<WiderMerge> of(List<Rule> rules, int shortestPrefix) {
    return Widening.of(rules, shortestPrefix);
  }

  /** The merge in a sentence. */
  @Override
  public String toString() {
    String networks =
        String.join(", ", additional.stream().limit(MOST_NAMED).map(Prefix::toString).toList());
    int more = additional.size() - MOST_NAMED;
    return rule
        + " for "
        + replaces.size()
        + " rules: "
        + additionalAddresses
        + " more addresses ("
        + networks
        + (more > 0 ? " and " + more + " networks more" : "")
        + ")";
  }
}
