package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import java.util.List;

/**
 * What was decided at a moment of a replay.
 *
 * @param time event time, microseconds since the epoch
 * @param alerts alerts at hand, those that active rules stop included
 * @param benign flows of the benign window
 * @param rules the rules decided, perhaps none
 */
public record Decision(long time, int alerts, int benign, List<Rule> rules) {

  /** Copies the list. */
  public Decision {
    rules = List.copyOf(rules);
  }
}
