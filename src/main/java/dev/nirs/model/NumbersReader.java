package dev.nirs.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nirs.rule.Rule;
import java.util.List;

/** Reads numbers of candidate rules. */
public final class NumbersReader implements AnswerReader {

  private final List<Rule> candidates;

  /**
   * A reader for one window.
   *
   * @param candidates the rules that the numbers from 1 stand for
   */
  public NumbersReader(List<Rule> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  @Override
  public ReadAnswer read(String text, boolean cutShort) {
    return JsonAnswer.of(text).read(this::rule, cutShort);
  }

  private AnsweredRule rule(JsonNode item) {
    String shown = JsonAnswer.shown(item);
    int number = item.isInt() ? item.asInt() : 0;
    return number >= 1 && number <= candidates.size()
        ? new AnsweredRule.Made(shown, candidates.get(number - 1))
        : new AnsweredRule.Unusable(
            shown, "is no number of a candidate; expected 1 to " + candidates.size());
  }
}
