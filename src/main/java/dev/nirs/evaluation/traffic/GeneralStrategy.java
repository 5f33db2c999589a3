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
import java.util.List;

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
    for (IpVersion version : window.families(situation.covered())) {
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
}
