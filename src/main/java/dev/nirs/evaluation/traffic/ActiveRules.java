package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules in force, oldest first, and the lives of those that were. */
final class ActiveRules {
  private final RuleEffects effects;
  private final Blocks blocks;
  private final long ttl;
  private final int capacity;
  private final Map<Rule, Blocks.Span> active = new LinkedHashMap<>();
  private final List<RuleLife> lives = new ArrayList<>();

  /** {@code ttl} in microseconds, or the greatest number for ever. */
  ActiveRules(RuleEffects effects, Blocks blocks, long ttl, int capacity) {
    this.effects = effects;
    this.blocks = blocks;
    this.ttl = ttl;
    this.capacity = capacity;
  }

  boolean isEmpty() {
    return active.isEmpty();
  }

  List<Rule> rules() {
    return List.copyOf(active.keySet());
  }

  RuleEffects effects() {
    return effects;
  }

  /** Puts a rule in force, or lets it live longer where it is. */
  void add(Rule rule, long now) {
    long until = ttl == Long.MAX_VALUE ? ttl : now + ttl;
    Blocks.Span span = active.get(rule);
    if (span != null && span.until() >= now) {
      active.put(rule, new Blocks.Span(span.from(), until));
      return;
    }
    if (span != null) {
      end(rule, span.until(), RuleLife.End.EXPIRED);
    }
    active.put(rule, new Blocks.Span(now, until));
    if (active.size() > capacity) {
      end(active.keySet().iterator().next(), now, RuleLife.End.DISPLACED);
    }
  }

  /** Ends the rules whose time is over. */
  void expire(long now) {
    if (ttl == Long.MAX_VALUE) {
      return;
    }
    List<Rule> over = new ArrayList<>();
    active.forEach(
        (rule, span) -> {
          if (span.until() <= now) {
            over.add(rule);
          }
        });
    over.forEach(rule -> end(rule, Long.MAX_VALUE, RuleLife.End.EXPIRED));
  }

  /** Ends a rule at a moment, or at its own end where that comes first. */
  void end(Rule rule, long now, RuleLife.End end) {
    Blocks.Span span = active.remove(rule);
    if (span == null) {
      throw new IllegalArgumentException("rule '" + rule + "' is not active");
    }
    Blocks.Span lived = new Blocks.Span(span.from(), Math.min(span.until(), now));
    lives.add(blocks.add(rule, effects.of(rule), lived, end));
  }

  /** The lives of all rules; those still in force end here. */
  List<RuleLife> finish(long now) {
    Iterator<Map.Entry<Rule, Blocks.Span>> rest = active.entrySet().iterator();
    while (rest.hasNext()) {
      Map.Entry<Rule, Blocks.Span> entry = rest.next();
      Blocks.Span span = entry.getValue();
      RuleLife.End end = span.until() < now ? RuleLife.End.EXPIRED : RuleLife.End.STILL_ACTIVE;
      long until = Math.max(span.from(), Math.min(span.until(), now));
      Blocks.Span lived = new Blocks.Span(span.from(), until);
      lives.add(blocks.add(entry.getKey(), effects.of(entry.getKey()), lived, end));
      rest.remove();
    }
    return lives;
  }

  /** The alerts at hand that the rules stop. */
  BitSet covered(Situation.Moment moment) {
    BitSet covered = new BitSet(moment.alerts());
    for (Rule rule : active.keySet()) {
      effects.of(rule).alerts().mark(moment.alertFrom(), moment.alertEnd(), covered);
    }
    return covered;
  }

  /** The benign flows at hand that the rules hit. */
  BitSet hit(Situation.Moment moment) {
    BitSet hit = new BitSet(moment.benign());
    for (Rule rule : active.keySet()) {
      effects.of(rule).benign().mark(moment.benignFrom(), moment.benignEnd(), hit);
    }
    return hit;
  }
}
