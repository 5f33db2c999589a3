package dev.nirs.rule.algebra;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Verdict;
import dev.nirs.traffic.FiveTuple;
import java.util.List;

/**
 * Many rules made ready to be asked about many flows: a flow is looked up in a few hash tables, one
 * for each shape of condition (which bits of the addresses and ports, and whether the protocol, are
 * named), and only the rules found there are asked. Answers are those of {@link CompiledRule} for
 * every rule and flow. Flows of which an end or a port is not known are asked of all rules. Asking
 * allocates nothing. Safe for use by several threads.
 *
 * <p>After tuple space search (Srinivasan, Suri, Varghese 1999, as in Open vSwitch) with shapes
 * joined as in TupleMerge (Daly et al. 2019).
 */
public final class CompiledRuleset {
  /** No rule. */
  public static final int NONE = -1;

  private final CompiledRule[] rules;
  private final ShapeTable[] tables;

  private CompiledRuleset(CompiledRule[] rules, ShapeTable[] tables) {
    this.rules = rules;
    this.tables = tables;
  }

  /**
   * Compiles a ruleset.
   *
   * @param rules the rules, in order
   * @return the ruleset, ready for use
   */
  public static CompiledRuleset of(List<Rule> rules) {
    return new CompiledRuleset(
        rules.stream().map(CompiledRule::of).toArray(CompiledRule[]::new), ShapeTables.of(rules));
  }

  /**
   * The first rule that surely matches a flow's first packet.
   *
   * @param flow ends and protocol, in the direction of the first packet
   * @return its index from 0, or {@link #NONE}
   */
  public int firstMatch(FiveTuple flow) {
    int best = rules.length;
    if (!isComplete(flow)) {
      return firstOfAll(flow);
    }
    for (int t = 0; t < tables.length && tables[t].firstRule() < best; t++) {
      ShapeTable table = tables[t];
      int bucket = table.bucket(flow, false);
      for (int i = table.start(bucket); i < table.end(bucket) && table.rule(i) < best; i++) {
        if (rules[table.rule(i)].forward(flow) == Verdict.MATCH) {
          best = table.rule(i);
        }
      }
    }
    return best == rules.length ? NONE : best;
  }

  private int firstOfAll(FiveTuple flow) {
    for (int i = 0; i < rules.length; i++) {
      if (rules[i].forward(flow) == Verdict.MATCH) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * Whether any rule may hit a flow's first packet.
   *
   * @param flow ends and protocol, in the direction of the first packet
   * @return true unless every rule is known not to match it
   */
  public boolean mayHitForward(FiveTuple flow) {
    return mayHit(flow, false);
  }

  /**
   * Whether any rule may hit a flow in either direction, as {@link CompiledRule#mayHit} says.
   *
   * @param flow ends and protocol, in the direction of the first packet
   * @return true unless every rule is known to match neither the flow nor its answers
   */
  public boolean mayHit(FiveTuple flow) {
    return mayHit(flow, false) || mayHit(flow, true);
  }

  private boolean mayHit(FiveTuple flow, boolean reply) {
    boolean complete = isComplete(flow);
    for (int i = 0; !complete && i < rules.length; i++) {
      if (verdict(i, flow, reply) != Verdict.NO_MATCH) {
        return true;
      }
    }
    for (int t = 0; complete && t < tables.length; t++) {
      ShapeTable table = tables[t];
      int bucket = table.bucket(flow, reply);
      for (int i = table.start(bucket); i < table.end(bucket); i++) {
        if (verdict(table.rule(i), flow, reply) != Verdict.NO_MATCH) {
          return true;
        }
      }
    }
    return false;
  }

  private Verdict verdict(int rule, FiveTuple flow, boolean reply) {
    return reply ? rules[rule].reply(flow) : rules[rule].forward(flow);
  }

  /** Whether the record names all that a table asks for. */
  private static boolean isComplete(FiveTuple flow) {
    boolean ports =
        flow.sourcePort() != FiveTuple.NO_PORT && flow.destinationPort() != FiveTuple.NO_PORT;
    return flow.source().isKnown()
        && flow.destination().isKnown()
        && (ports || !ShapeTables.hasPorts(flow.protocol().number()));
  }

  /** For tests: how many tables a flow is looked up in. */
  int tableCount() {
    return tables.length;
  }
}
