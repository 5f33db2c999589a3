package dev.nirs.suggestion;

import dev.nirs.rule.Rule;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.FloodAdvice;
import dev.nirs.verification.Policy;
import dev.nirs.verification.SafetyCheck;
import java.util.List;
import java.util.function.Predicate;

/**
 * What may be done about floods from forged addresses beside a suggestion's rules, held to its
 * policy: an offer that would touch something protected is not made.
 */
public final class FloodOffers {
  private FloodOffers() {}

  /**
   * The advice for a suggestion's window.
   *
   * @param suggestion the suggestion
   * @return an advice for each flood, most alerts first, each with its safe offers, perhaps none;
   *     empty where there is no flood
   */
  public static List<FloodAdvice> of(Suggestion suggestion) {
    Policy policy = suggestion.policy();
    ChoiceSettings settings =
        Baseline.settings(
            policy,
            new SafetyCheck(policy),
            suggestion.window().benign().size(),
            policy.bounds().maxRules());
    return FloodAdvice.of(suggestion.window(), settings, BaselineChoice.bounded(policy)).stream()
        .map(advice -> safe(advice, settings.allowed()))
        .toList();
  }

  private static FloodAdvice safe(FloodAdvice advice, Predicate<Rule> safe) {
    List<FloodAdvice.Offer> offers =
        advice.offers().stream().filter(offer -> rules(offer).stream().allMatch(safe)).toList();
    return new FloodAdvice(advice.alerts(), advice.sources(), offers);
  }

  private static List<Rule> rules(FloodAdvice.Offer offer) {
    return switch (offer) {
      case FloodAdvice.Offer.Limit limit -> List.of(limit.rule());
      case FloodAdvice.Offer.Close close -> List.of(close.rule());
      case FloodAdvice.Offer.Networks networks -> networks.rules();
    };
  }
}
