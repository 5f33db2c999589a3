package dev.nirs.model;

import dev.nirs.prompt.ReasonCode;
import java.util.List;
import java.util.Optional;

/**
 * What an answer says, whatever its form.
 *
 * @param rules its rules in order, no two written alike; none where it holds none
 * @param reason the reason it gives; empty where the form has none, or it is none of the list
 * @param none whether it says that no rule is safe; only where there are no rules
 * @param cut whether its end is missing, so that a rule may be lost
 * @param removed what was taken away or left aside to get at the rules, shortened, for people
 */
public record ReadAnswer(
    List<AnsweredRule> rules,
    Optional<ReasonCode> reason,
    boolean none,
    boolean cut,
    List<String> removed) {

  /** Copies the lists. */
  public ReadAnswer {
    rules = List.copyOf(rules);
    removed = List.copyOf(removed);
  }
}
