package dev.nirs.selection;

import dev.nirs.rule.Rule;
import java.util.Optional;
import java.util.function.Predicate;

/** What a rule must satisfy to be chosen at all. */
@FunctionalInterface
public interface Admission extends Predicate<Rule> {

  /**
   * Why a rule may not be chosen.
   *
   * @param rule a rule
   * @return the reason that is told of alerts which only such rules match; empty where it may be
   *     chosen
   */
  default Optional<UnmatchedReason> refusal(Rule rule) {
    return test(rule) ? Optional.empty() : Optional.of(UnmatchedReason.PROTECTED);
  }
}
