package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import java.util.List;

/**
 * How the packets of rules lie to each other; targets and chains are not looked at.
 *
 * <p>Exact over family, addresses, protocol, ports, ICMP type and code, and connection state,
 * negations included. Other conditions are compared as they are written: equal ones cancel out,
 * except those that count (rates, connections, recent addresses), since each rule counts for
 * itself. Packets are whole: what the later fragments of a packet would do is not looked at.
 */
public final class Relations {
  private Relations() {}

  /**
   * Whether a rule matches every packet that another matches.
   *
   * @param whole the wider rule
   * @param part the rule that may lie within it
   * @return proven, refuted by a packet of {@code part} alone, or not proven
   */
  public static Containment subsumes(Rule whole, Rule part) {
    return coveredBy(part, List.of(whole));
  }

  /**
   * Whether every packet of a rule is matched by at least one of several others together.
   *
   * @param rule the rule
   * @param others the others, in any order
   * @return proven, refuted by a packet that none of them matches, or not proven
   */
  public static Containment coveredBy(Rule rule, List<Rule> others) {
    return Cover.of(Meaning.of(rule), others.stream().map(Meaning::of).toList());
  }

  /**
   * Whether two rules match a packet in common.
   *
   * @param one a rule
   * @param other another
   * @return disjoint, a common packet, or not proven
   */
  public static Overlap overlap(Rule one, Rule other) {
    return Cover.overlap(Meaning.of(one), Meaning.of(other));
  }

  /**
   * Whether two rules match the same packets.
   *
   * @param one a rule
   * @param other another
   * @return the same, a packet that tells them apart, or not proven
   */
  public static Equivalence equivalent(Rule one, Rule other) {
    return equivalent(List.of(one), List.of(other));
  }

  /**
   * Whether two lists of rules together match the same packets.
   *
   * @param first some rules
   * @param second others
   * @return the same, a packet that tells them apart, or not proven
   */
  public static Equivalence equivalent(List<Rule> first, List<Rule> second) {
    return Cover.equivalence(meanings(first), meanings(second));
  }

  private static List<Meaning> meanings(List<Rule> rules) {
    return rules.stream().map(Meaning::of).toList();
  }
}
