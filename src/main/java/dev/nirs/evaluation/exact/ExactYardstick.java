package dev.nirs.evaluation.exact;

import com.google.ortools.Loader;
import dev.nirs.rule.Rule;
import dev.nirs.selection.CandidateTable;
import dev.nirs.selection.Choice;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GeneralChoice;
import dev.nirs.selection.GeneralSettings;
import dev.nirs.selection.GreedyChoice;
import dev.nirs.window.AlertWindow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the best ruleset of small windows with CP-SAT (OR-Tools) over atomic and general
 * candidates, and compares what the greedy choices and others give.
 */
public final class ExactYardstick {
  private final ChoiceSettings settings;
  private final GeneralSettings general;
  private final ExactSettings exact;

  static {
    Loader.loadNativeLibraries();
  }

  /**
   * A yardstick.
   *
   * @param settings bounds of the rulesets
   * @param general how far general candidates go
   * @param exact how the solver runs
   */
  public ExactYardstick(ChoiceSettings settings, GeneralSettings general, ExactSettings exact) {
    this.settings = settings;
    this.general = general;
    this.exact = exact;
  }

  /**
   * Measures the rulesets {@code atomic} and {@code general}, and those of the caller.
   *
   * @param window a small window
   * @param others further rulesets by name, whose rules become candidates too
   * @return the best ruleset and the others beside it
   * @throws IllegalArgumentException where the window has too many candidates
   */
  public Yardstick measure(AlertWindow window, Map<String, List<Rule>> others) {
    Map<String, List<Rule>> rulesets = new LinkedHashMap<>(others);
    rulesets.put("atomic", rules(GreedyChoice.choose(window, settings)));
    rulesets.put("general", rules(GeneralChoice.choose(window, settings, general)));
    WindowProblem problem = new WindowProblem(window, settings.benignCount());
    int allowed = ChoiceSettings.allowedBenign(window.benign().size(), settings.epsilon());
    Set<Rule> candidates = candidates(window);
    rulesets.values().forEach(candidates::addAll);
    if (candidates.size() > exact.mostCandidates()) {
      throw new IllegalArgumentException(
          candidates.size() + " candidates are more than " + exact.mostCandidates());
    }
    candidates.stream().filter(settings.allowed()).forEach(rule -> problem.add(rule, allowed));
    CoverModel.Solution solution =
        new CoverModel(problem.entries(), allowed, settings.maxRules()).solve(exact);
    Map<String, Yardstick.Scored> scored = new LinkedHashMap<>();
    rulesets.forEach((name, rules) -> scored.put(name, problem.score(rules)));
    return new Yardstick(
        problem.score(solution.rules()),
        problem.shared(solution.rules()),
        solution.bound(),
        scored);
  }

  private Set<Rule> candidates(AlertWindow window) {
    Set<Rule> rules = new LinkedHashSet<>();
    addAll(CandidateTable.atomic(window, settings), rules);
    addAll(CandidateTable.general(window, settings, general), rules);
    return rules;
  }

  private void addAll(CandidateTable table, Set<Rule> rules) {
    for (int i = 0; i < table.size(); i++) {
      rules.add(table.candidate(i).rule(settings.chain()));
    }
  }

  private static List<Rule> rules(Choice choice) {
    return choice.rules().stream().map(Choice.Chosen::rule).toList();
  }
}
