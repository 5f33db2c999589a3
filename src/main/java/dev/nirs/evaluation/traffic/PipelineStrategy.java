package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pipeline that ships, with or without a model: what it suggests is accepted as it stands,
 * first for the address family with more of the open alerts, then for the other.
 *
 * <p>The sensor stands before the firewall, so the pipeline is shown all alerts at hand. It knows
 * nothing of the active rules: of its rules those are taken that stop an alert which none of them
 * stops, and that leave all active rules together within epsilon.
 */
public final class PipelineStrategy implements Strategy {
  private final Map<IpVersion, SuggestionPipeline> pipelines;

  /**
   * The strategy.
   *
   * @param pipelines answer windows under the epsilon of the replay, each with rules of its family;
   *     alerts of a family without pipeline stay open
   */
  public PipelineStrategy(Map<IpVersion, SuggestionPipeline> pipelines) {
    this.pipelines = Map.copyOf(pipelines);
  }

  @Override
  public List<Rule> decide(Situation situation) {
    AlertWindow window = situation.everything();
    List<Rule> suggested =
        window.families(situation.covered()).stream()
            .flatMap(version -> Optional.ofNullable(pipelines.get(version)).stream())
            .flatMap(pipeline -> pipeline.suggest(window).rules().stream())
            .map(SuggestedRule::rule)
            .filter(rule -> isNeeded(rule, situation))
            .limit(situation.bounds().maxRules())
            .toList();
    return Room.fitting(suggested, situation);
  }

  /** Whether a rule stops an alert at hand that no active rule stops. */
  private static boolean isNeeded(Rule rule, Situation situation) {
    Situation.Moment moment = situation.moment();
    Posting alerts = situation.effects().of(rule).alerts();
    return alerts.unmarked(moment.alertFrom(), moment.alertEnd(), situation.covered()) > 0;
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
