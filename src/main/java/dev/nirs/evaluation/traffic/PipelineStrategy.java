package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The pipeline that ships, with or without a model: what it suggests is accepted as it stands.
 *
 * <p>The pipeline sees one window and not what active rules hit already, so of its rules those are
 * left out that would bring all active rules together beyond epsilon.
 */
public final class PipelineStrategy implements Strategy {
  private final SuggestionPipeline pipeline;

  /**
   * The strategy.
   *
   * @param pipeline answers windows under the epsilon of the replay
   */
  public PipelineStrategy(SuggestionPipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public List<Rule> decide(Situation situation) {
    Suggestion suggestion = pipeline.suggest(situation.window());
    return Room.fitting(suggestion.rules().stream().map(SuggestedRule::rule).toList(), situation);
  }

  /** What active rules leave of epsilon. */
  static final class Room {
    private Room() {}

    /** The rules that fit beside the active ones, in order. */
    static List<Rule> fitting(List<Rule> rules, Situation situation) {
      Situation.Moment moment = situation.moment();
      BitSet hit = (BitSet) situation.hit().clone();
      List<Rule> fitting = new ArrayList<>();
      for (Rule rule : rules) {
        Posting benign = situation.effects().of(rule).benign();
        int cost = benign.unmarked(moment.benignFrom(), moment.benignEnd(), hit);
        if (cost == 0 || hit.cardinality() + cost <= situation.allowed()) {
          benign.mark(moment.benignFrom(), moment.benignEnd(), hit);
          fitting.add(rule);
        }
      }
      return fitting;
    }
  }
}
