package dev.nirs.selection;

import dev.nirs.rule.Match;
import dev.nirs.traffic.PortRange;
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
    List<Integer> needed = needed(taken.stream().map(GreedyCover.Taken::candidate).toList());
    List<List<Integer>> bundles = new ArrayList<>();
    needed.forEach(candidate -> bundle(candidate, bundles));
    BitSet matched = new BitSet();
    BitSet hit = new BitSet();
    List<Choice.Chosen> rules = new ArrayList<>();
    for (List<Integer> bundle : bundles) {
      int alerts = 0;
      int benign = 0;
      for (int candidate : bundle) {
        alerts += more(table.alerts(), candidate, matched);
        benign += more(table.benign(), candidate, hit);
      }
      Candidate candidate = joined(bundle);
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
    List<Integer> needed = new ArrayList<>(taken);
    for (Integer candidate : order) {
      if (!isNeeded(candidate, times)) {
        count(candidate, times, -1);
        needed.removeIf(candidate::equals);
      }
    }
    return needed;
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

  /** Puts a candidate to those it shares a rule with, where 15 slots of ports are enough. */
  private void bundle(int candidate, List<List<Integer>> bundles) {
    int group = table.candidates().group(candidate);
    for (List<Integer> bundle : bundles) {
      if (group >= 0 && table.candidates().group(bundle.get(0)) == group) {
        bundle.add(candidate);
        if (Match.Multiport.slots(ports(bundle)) <= Match.Multiport.MOST_SLOTS) {
          return;
        }
        bundle.removeLast();
      }
    }
    bundles.add(new ArrayList<>(List.of(candidate)));
  }

  private Candidate joined(List<Integer> bundle) {
    Candidate first = table.candidate(bundle.get(0));
    if (bundle.size() == 1
        || !(first instanceof GeneralCandidate general)
        || !(general.packets() instanceof Packets.ToPorts to)) {
      return first;
    }
    return new GeneralCandidate(
        general.source(), general.destination(), new Packets.ToPorts(to.protocol(), ports(bundle)));
  }

  /** The ports of a bundle, rising; those that touch become one range. */
  private List<PortRange> ports(List<Integer> bundle) {
    List<PortRange> all = new ArrayList<>();
    for (int candidate : bundle) {
      if (table.candidate(candidate) instanceof GeneralCandidate general
          && general.packets() instanceof Packets.ToPorts to) {
        all.addAll(to.ports());
      }
    }
    all.sort(null);
    List<PortRange> apart = new ArrayList<>();
    for (PortRange range : all) {
      PortRange last = apart.isEmpty() ? range : apart.getLast();
      boolean joins = !apart.isEmpty() && range.first() <= last.last() + 1;
      if (joins) {
        apart.removeLast();
      }
      apart.add(joins ? new PortRange(last.first(), Math.max(last.last(), range.last())) : range);
    }
    return apart;
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
