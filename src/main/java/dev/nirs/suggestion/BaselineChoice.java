package dev.nirs.suggestion;

import dev.nirs.selection.GeneralSettings;
import dev.nirs.selection.Selection;
import dev.nirs.verification.Policy;

/**
 * Which rules answer where no model does, and fill up what a model leaves over.
 *
 * @param selection chooses them
 * @param source what is said of who proposed them
 */
public record BaselineChoice(Selection selection, SuggestedRule.Source source) {

  /** The talk's: atomic rules. */
  public static final BaselineChoice ATOMIC =
      new BaselineChoice(Selection.ATOMIC, SuggestedRule.Source.ATOMIC);

  /**
   * Rules over networks, services and ports.
   *
   * @param policy its shortest prefix bounds theirs
   * @return the choice, with the default distance from benign addresses
   */
  public static BaselineChoice general(Policy policy) {
    return new BaselineChoice(Selection.general(bounded(policy)), SuggestedRule.Source.GENERAL);
  }

  /** How far general candidates go under a policy. */
  static GeneralSettings bounded(Policy policy) {
    GeneralSettings usual = GeneralSettings.of(policy.version());
    return new GeneralSettings(
        usual.benignDistance(), policy.shortestPrefix(), usual.connectionAlerts());
  }
}
