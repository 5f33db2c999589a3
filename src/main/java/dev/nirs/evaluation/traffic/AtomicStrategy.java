package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import java.util.ArrayList;
import java.util.List;

/**
 * The plain baseline of the talk: the greedy choice over atomic rules, equal to {@link
 * dev.nirs.selection.GreedyChoice} on every window, but counting in the postings of a whole trace.
 */
public final class AtomicStrategy implements Strategy {
  private final KeyIndex keys;
  private final KeyCounts counts;

  /**
   * The strategy for one capture.
   *
   * @param seen the capture that is replayed
   * @param direction which packets of a benign flow count
   */
  public AtomicStrategy(DetectedTrace seen, BenignCount direction) {
    this.keys = seen.keys(direction);
    this.counts = new KeyCounts(keys);
  }

  @Override
  public List<Rule> decide(Situation situation) {
    List<Rule> rules = new ArrayList<>();
    for (KeyCandidate chosen : new AtomicChoice(keys, counts, situation).run()) {
      Rule rule = keys.rule(chosen.key());
      situation.effects().know(rule, keys.alerts(chosen.key()), keys.benign(chosen.key()));
      rules.add(rule);
    }
    return rules;
  }
}
