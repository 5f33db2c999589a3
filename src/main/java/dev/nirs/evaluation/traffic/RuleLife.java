package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;

/**
 * One rule's time in force.
 *
 * @param rule the rule
 * @param from when it was decided, microseconds since the epoch
 * @param until when it ended, or the end of the replay
 * @param end why it ended
 * @param attackFlows flows labelled as attack that it stopped, alone or with others
 * @param benignFlows benign flows that it stopped, alone or with others
 */
public record RuleLife(
    Rule rule, long from, long until, End end, long attackFlows, long benignFlows) {

  /** Why a rule ended. */
  public enum End {
    /** It was in force when the replay ended. */
    STILL_ACTIVE,
    /** Its time to live was over. */
    EXPIRED,
    /** A review found that it hits too many benign flows. */
    WITHDRAWN,
    /** A review found that other rules stop every alert it stops. */
    NEEDLESS,
    /** It made room for a younger one. */
    DISPLACED
  }
}
