package dev.nirs.evaluation.traffic;

/** How blocks are counted. */
public enum Metric {
  /**
   * A rule stops flows that begin after the moment it was decided and no later than its end; a flow
   * counts by its own direction, a benign one also by its answers where both directions are asked
   * for.
   */
  REPLAY,
  /**
   * As the authors of the talk count: whole seconds, both ends of an interval inclusive, so that a
   * flow on an edge is judged by the old rules and the new ones; only flows that cross /24 networks
   * and carry data can be stopped, by either direction that carries data; nothing is stopped after
   * the interval of the last attack flow.
   */
  PUBLISHED
}
