package dev.nirs.evaluation.exact;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules with what each matches in a window, found by asking the rules themselves. */
final class WindowProblem {
  private final AlertWindow window;
  private final BenignCount count;
  private final List<Entry> entries = new ArrayList<>();

  WindowProblem(AlertWindow window, BenignCount count) {
    this.window = window;
    this.count = count;
  }

  /** Takes a rule; one that matches no alert or hits too many benign flows is of no use. */
  void add(Rule rule, int allowed) {
    BitSet alerts = alerts(rule);
    BitSet benign = alerts.isEmpty() ? new BitSet() : benign(rule);
    if (!alerts.isEmpty() && benign.cardinality() <= allowed) {
      entries.add(new Entry(rule, alerts, benign));
    }
  }

  List<Entry> entries() {
    return entries;
  }

  Yardstick.Scored score(List<Rule> rules) {
    BitSet alerts = new BitSet();
    BitSet benign = new BitSet();
    for (Rule rule : rules) {
      alerts.or(alerts(rule));
      benign.or(benign(rule));
    }
    return new Yardstick.Scored(rules, alerts.cardinality(), benign.cardinality());
  }

  /** How many rules these are once those that differ only in ports share multiport. */
  int shared(List<Rule> rules) {
    Map<String, Integer> slots = new HashMap<>();
    for (Rule rule : rules) {
      Entry entry = new Entry(rule, new BitSet(), new BitSet());
      slots.merge(entry.group(), entry.slots(), Integer::sum);
    }
    int most = Match.Multiport.MOST_SLOTS;
    return slots.values().stream().mapToInt(needed -> (needed + most - 1) / most).sum();
  }

  private BitSet alerts(Rule rule) {
    CompiledRule compiled = CompiledRule.of(rule);
    BitSet found = new BitSet();
    for (int i = 0; i < window.alerts().size(); i++) {
      found.set(i, compiled.surelyMatches(window.alerts().get(i).flow().tuple()));
    }
    return found;
  }

  private BitSet benign(Rule rule) {
    CompiledRule compiled = CompiledRule.of(rule);
    BitSet found = new BitSet();
    for (int i = 0; i < window.benign().size(); i++) {
      FiveTuple tuple = window.benign().get(i).tuple();
      found.set(
          i, count == BenignCount.BOTH ? compiled.mayHit(tuple) : compiled.surelyMatches(tuple));
    }
    return found;
  }

  /** A rule and what it matches, by position in the window. */
  record Entry(Rule rule, BitSet alerts, BitSet benign) {

    /** What rules that differ in their ports have in common; the rule itself for others. */
    String group() {
      List<Match> rest =
          rule.matches().stream()
              .filter(m -> !(m instanceof Match.DestinationPort) && !(m instanceof Match.Multiport))
              .toList();
      return rest.size() == rule.matches().size() ? rule.canonical() : rest.toString();
    }

    /** Slots of multiport that its ports take; all of a rule where it names none. */
    int slots() {
      return rule.match(Match.Multiport.class)
          .map(m -> Match.Multiport.slots(m.ports()))
          .or(
              () ->
                  rule.match(Match.DestinationPort.class)
                      .map(m -> Match.Multiport.slots(List.of(m.ports()))))
          .orElse(Match.Multiport.MOST_SLOTS);
    }
  }
}
