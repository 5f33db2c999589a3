package dev.nirs.evaluation.validity;

import java.util.List;

/**
 * All replies of a model about one window under one condition.
 *
 * @param condition the condition
 * @param window the window's {@link DrawnWindow#id}
 * @param run which repetition, from 1
 * @param replies to the first question, then to repairs; none where there was nothing to ask
 */
public record Measured(Condition condition, String window, int run, List<Reply> replies) {

  /** Copies the list. */
  public Measured {
    replies = List.copyOf(replies);
  }

  /**
   * What must not be measured twice.
   *
   * @return the key of its condition, window and run
   */
  public Key key() {
    return new Key(condition, window, run);
  }

  /**
   * A condition, a window and a repetition.
   *
   * @param condition the condition
   * @param window the window's id
   * @param run which repetition, from 1
   */
  public record Key(Condition condition, String window, int run) {}
}
