package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import dev.nirs.selection.Choice;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GeneralChoice;
import dev.nirs.selection.GeneralSettings;
import dev.nirs.traffic.IpVersion;
import java.util.List;

/** The greedy choice over general candidates, for the alerts that active rules leave over. */
public final class GeneralStrategy implements Strategy {
  private final GeneralSettings general;

  /**
   * The strategy.
   *
   * @param general how far candidates may generalise
   */
  public GeneralStrategy(GeneralSettings general) {
    this.general = general;
  }

  @Override
  public List<Rule> decide(Situation situation) {
    ReplaySettings.Bounds bounds = situation.bounds();
    ChoiceSettings settings =
        new ChoiceSettings(
            bounds.epsilon(),
            bounds.maxRules(),
            "INPUT",
            IpVersion.V4,
            bounds.direction(),
            rule -> true);
    Choice choice =
        GeneralChoice.complete(
            situation.everything(), settings, general, situation.covered(), situation.hit());
    return choice.rules().stream().map(Choice.Chosen::rule).toList();
  }
}
