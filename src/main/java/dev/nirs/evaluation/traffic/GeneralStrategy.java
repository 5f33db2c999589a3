package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import dev.nirs.selection.Choice;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GeneralChoice;
import dev.nirs.selection.GeneralSettings;
import dev.nirs.traffic.IpVersion;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The greedy choice over general candidates, for the alerts that active rules leave over: first for
 * the address family with more of them, then for the other within what is left of the bounds.
 */
public final class GeneralStrategy implements Strategy {

  @Override
  public List<Rule> decide(Situation situation) {
    AlertWindow window = situation.everything();
    BitSet hit = (BitSet) situation.hit().clone();
    List<Rule> rules = new ArrayList<>();
    for (IpVersion version : families(window, situation.covered())) {
      ChoiceSettings settings = settings(situation.bounds(), rules.size(), version);
      GeneralSettings general = GeneralSettings.of(version);
      Choice choice = GeneralChoice.complete(window, settings, general, situation.covered(), hit);
      for (Choice.Chosen chosen : choice.rules()) {
        rules.add(chosen.rule());
        mark(chosen.rule(), situation, hit);
      }
    }
    return rules;
  }

  private static ChoiceSettings settings(
      ReplaySettings.Bounds bounds, int decided, IpVersion version) {
    return new ChoiceSettings(
        bounds.epsilon(),
        bounds.maxRules() - decided,
        "INPUT",
        version,
        bounds.direction(),
        rule -> true);
  }

  private static void mark(Rule rule, Situation situation, BitSet hit) {
    Situation.Moment moment = situation.moment();
    situation.effects().of(rule).benign().mark(moment.benignFrom(), moment.benignEnd(), hit);
  }

  /** The families of the alerts left over, that with most of them first. */
  private static List<IpVersion> families(AlertWindow window, BitSet covered) {
    Map<IpVersion, Integer> open = new EnumMap<>(IpVersion.class);
    int alerts = window.alerts().size();
    for (int i = covered.nextClearBit(0); i < alerts; i = covered.nextClearBit(i + 1)) {
      open.merge(window.alerts().get(i).flow().tuple().version(), 1, Integer::sum);
    }
    return open.keySet().stream()
        .sorted(Comparator.comparingInt(version -> -open.getOrDefault(version, 0)))
        .toList();
  }
}
