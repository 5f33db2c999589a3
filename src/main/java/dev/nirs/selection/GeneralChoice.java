package dev.nirs.selection;

import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The greedy choice over general candidates: networks, services, ranges and lists of ports.
 *
 * <p>After the choice, rules that no alert needs any more are dropped, and rules between the same
 * networks to single ports become one.
 */
public final class GeneralChoice {
  private final CandidateTable table;
  private final ChoiceSettings settings;

  private GeneralChoice(CandidateTable table, ChoiceSettings settings) {
    this.table = table;
    this.settings = settings;
  }

  /**
   * Chooses rules for a whole window.
   *
   * @param window the window
   * @param settings bounds
   * @param general how far candidates may generalise
   * @return the rules, perhaps none
   */
  public static Choice choose(
      AlertWindow window, ChoiceSettings settings, GeneralSettings general) {
    return choose(new Task(window, settings, new BitSet(), new BitSet()), general);
  }

  /**
   * Chooses rules for the alerts that other rules leave over.
   *
   * @param window the window
   * @param settings bounds; the rules already there are not counted in {@code maxRules}
   * @param general how far candidates may generalise
   * @param matched alerts already matched, by position in the window
   * @param hit benign flows already hit, by position in the window
   * @return the further rules, perhaps none
   */
  public static Choice complete(
      AlertWindow window,
      ChoiceSettings settings,
      GeneralSettings general,
      BitSet matched,
      BitSet hit) {
    return choose(new Task(window, settings, matched, hit), general);
  }

  private static Choice choose(Task task, GeneralSettings general) {
    ChoiceSettings settings = task.settings();
    GeneralTable ground = GeneralTable.over(task, general);
    CandidateTable table = ground.build();
    int allowed = ChoiceSettings.allowedBenign(task.window().benign().size(), settings.epsilon());
    GreedyCover.Cover cover =
        GreedyCover.cover(table, settings, allowed - task.hit().cardinality());
    List<Choice.Chosen> rules = new GeneralChoice(table, settings).rules(cover.taken());
    return new Choice(
        rules,
        task.matched().cardinality() + rules.stream().mapToInt(Choice.Chosen::newAlerts).sum(),
        task.hit().cardinality() + rules.stream().mapToInt(Choice.Chosen::newBenign).sum(),
        ground.unmatched(cover));
  }

  private List<Choice.Chosen> rules(List<GreedyCover.Taken> taken) {
    SharedRules shared = new SharedRules(table);
    needed(taken.stream().map(GreedyCover.Taken::candidate).toList()).forEach(shared::add);
    BitSet matched = new BitSet();
    BitSet hit = new BitSet();
    List<Choice.Chosen> rules = new ArrayList<>();
    for (SharedRules.Shared rule : shared.all()) {
      int alerts = 0;
      int benign = 0;
      for (int candidate : rule.members()) {
        alerts += more(table.alerts(), candidate, matched);
        benign += more(table.benign(), candidate, hit);
      }
      Candidate candidate = rule.candidate(table);
      rules.add(new Choice.Chosen(candidate, candidate.rule(settings.chain()), alerts, benign));
    }
    return rules;
  }

  /** Without those whose alerts the others match, looking at the ones with fewest alerts first. */
  private List<Integer> needed(List<Integer> taken) {
    CandidateTable.Side alerts = table.alerts();
    int[] times = new int[alerts.weights.length];
    taken.forEach(candidate -> count(candidate, times, 1));
    int[] totals = alerts.totals();
    List<Integer> order = new ArrayList<>(taken);
    order.sort(Comparator.comparingInt(candidate -> totals[candidate]));
    BitSet needless = new BitSet();
    for (int candidate : order) {
      if (!isNeeded(candidate, times)) {
        count(candidate, times, -1);
        needless.set(candidate);
      }
    }
    return taken.stream().filter(candidate -> !needless.get(candidate)).toList();
  }

  private void count(int candidate, int[] times, int by) {
    Rows rows = table.alerts().byCandidate;
    for (int i = rows.start(candidate); i < rows.end(candidate); i++) {
      times[rows.value(i)] += by;
    }
  }

  private boolean isNeeded(int candidate, int[] times) {
    Rows rows = table.alerts().byCandidate;
    for (int i = rows.start(candidate); i < rows.end(candidate); i++) {
      int group = rows.value(i);
      if (times[group] == 1 && table.alerts().weights[group] > 0) {
        return true;
      }
    }
    return false;
  }

  private static int more(CandidateTable.Side side, int candidate, BitSet seen) {
    int count = 0;
    for (int i = side.byCandidate.start(candidate); i < side.byCandidate.end(candidate); i++) {
      int group = side.byCandidate.value(i);
      count += seen.get(group) ? 0 : side.weights[group];
      seen.set(group);
    }
    return count;
  }
}
