package dev.nirs.evaluation.exact;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Budgeted maximum coverage for CP-SAT: most alerts under a bound on benign flows and on rules;
 * then fewest benign flows, then fewest rules.
 *
 * <p>Rules that differ only in ports share a rule of up to 15 slots, as the general choice has it.
 */
final class CoverModel {
  private final CpModel model = new CpModel();
  private final List<WindowProblem.Entry> entries;
  private final List<BoolVar> taken = new ArrayList<>();
  private final LinearExprBuilder goal = LinearExpr.newBuilder();
  private final int allowed;
  private final int most;

  CoverModel(List<WindowProblem.Entry> entries, int allowed, int mostRules) {
    this.entries = entries;
    this.allowed = allowed;
    this.most = Math.min(mostRules, entries.size());
    for (int i = 0; i < entries.size(); i++) {
      taken.add(model.newBoolVar("rule" + i));
    }
    addAlerts();
    addBenign();
    addLimit();
    model.maximize(goal.build());
  }

  /** An alert is worth more than all benign flows allowed, one of those more than all rules. */
  private long worth() {
    return (allowed + 1L) * (most + 1L);
  }

  private void addAlerts() {
    for (Map.Entry<BitSet, Integer> group : groups(true).entrySet()) {
      BoolVar matched = model.newBoolVar("");
      List<Literal> some = new ArrayList<>();
      group.getKey().stream().forEach(i -> some.add(taken.get(i)));
      some.add(matched.not());
      model.addBoolOr(some);
      goal.addTerm(matched, worth() * group.getValue());
    }
  }

  private void addBenign() {
    LinearExprBuilder hits = LinearExpr.newBuilder();
    for (Map.Entry<BitSet, Integer> group : groups(false).entrySet()) {
      BoolVar hit = model.newBoolVar("");
      group.getKey().stream().forEach(i -> model.addImplication(taken.get(i), hit));
      hits.addTerm(hit, group.getValue());
      goal.addTerm(hit, -(most + 1L) * group.getValue());
    }
    model.addLessOrEqual(hits.build(), allowed);
  }

  /** Alerts or benign flows that the same rules match, with their number. */
  private Map<BitSet, Integer> groups(boolean ofAlerts) {
    Map<Integer, BitSet> byFlow = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      int entry = i;
      BitSet flows = ofAlerts ? entries.get(i).alerts() : entries.get(i).benign();
      flows.stream().forEach(f -> byFlow.computeIfAbsent(f, k -> new BitSet()).set(entry));
    }
    Map<BitSet, Integer> groups = new LinkedHashMap<>();
    byFlow.values().forEach(rules -> groups.merge(rules, 1, Integer::sum));
    return groups;
  }

  private void addLimit() {
    Map<String, LinearExprBuilder> slots = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      slots
          .computeIfAbsent(entries.get(i).group(), k -> LinearExpr.newBuilder())
          .addTerm(taken.get(i), entries.get(i).slots());
    }
    LinearExprBuilder rules = LinearExpr.newBuilder();
    for (LinearExprBuilder needed : slots.values()) {
      IntVar shared = model.newIntVar(0, most, "");
      model.addLessOrEqual(needed.build(), LinearExpr.term(shared, Match.Multiport.MOST_SLOTS));
      rules.addTerm(shared, 1);
      goal.addTerm(shared, -1);
    }
    model.addLessOrEqual(rules.build(), most);
  }

  /** Solves; an empty model has the empty ruleset as its optimum. */
  Solution solve(ExactSettings settings) {
    CpSolver solver = new CpSolver();
    solver
        .getParameters()
        .setNumWorkers(1)
        .setRandomSeed(settings.seed())
        .setMaxDeterministicTime(settings.effort());
    CpSolverStatus status = solver.solve(model);
    if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
      return new Solution(List.of(), reachable());
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (solver.booleanValue(taken.get(i))) {
        rules.add(entries.get(i).rule());
      }
    }
    return new Solution(rules, alertsWithin(solver.bestObjectiveBound()));
  }

  private int reachable() {
    BitSet alerts = new BitSet();
    entries.forEach(entry -> alerts.or(entry.alerts()));
    return alerts.cardinality();
  }

  /** Alerts that a goal of so much stands for at most: costs take less than one alert's worth. */
  private int alertsWithin(double goalBound) {
    return (int) Math.ceil((goalBound - 1e-6) / worth());
  }

  /** Rules and a bound on the alerts that any rules match. */
  record Solution(List<Rule> rules, int bound) {}
}
