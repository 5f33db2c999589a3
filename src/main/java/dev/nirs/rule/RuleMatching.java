package dev.nirs.rule;

import dev.nirs.traffic.FiveTuple;

/**
 * What a rule would do to the packets of a recorded flow (design, section 3). For many flows,
 * compile the rule once: {@link CompiledRule#of}.
 */
public final class RuleMatching {
  private RuleMatching() {}

  /**
   * Whether a rule matches the first packet of a flow, which is in state NEW.
   *
   * @param rule the rule
   * @param flow ends and protocol, in the direction of the first packet
   * @return UNKNOWN where the record leaves out what a condition asks for
   */
  public static Verdict oneWay(Rule rule, FiveTuple flow) {
    return CompiledRule.of(rule).forward(flow);
  }

  /**
   * Whether a rule may hit a flow in either direction: the count of benign flows, where an unknown
   * is held against the rule.
   *
   * @param rule the rule
   * @param flow ends and protocol, in the direction of the first packet
   * @return true unless both directions are surely not matched
   */
  public static boolean mayHit(Rule rule, FiveTuple flow) {
    return CompiledRule.of(rule).mayHit(flow);
  }

  /**
   * Whether a rule surely matches a flow's first packet: the count of alerts, where an unknown does
   * not help the rule.
   *
   * @param rule the rule
   * @param flow ends and protocol, in the direction of the first packet
   * @return true where every condition is known to hold
   */
  public static boolean surelyMatches(Rule rule, FiveTuple flow) {
    return CompiledRule.of(rule).surelyMatches(flow);
  }
}
