package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import java.util.List;

/**
 * Something that decides rules during a replay: the pipeline that ships, or what it is compared
 * with. One strategy serves one run of one thread.
 */
@FunctionalInterface
public interface Strategy {

  /**
   * Decides further rules.
   *
   * @param situation the alerts that no active rule stops, the benign window and the active rules
   * @return rules that become active at once, perhaps none
   */
  List<Rule> decide(Situation situation);

  /**
   * Most rules that may be active together; beyond it the oldest goes.
   *
   * @return 1 or more; no limit unless a strategy sets one
   */
  default int capacity() {
    return Integer.MAX_VALUE;
  }
}
