package dev.nirs.service;

import java.time.Duration;

/** Too much waits already: come again later. */
public final class BusyException extends Exception {
  private static final long serialVersionUID = 1;

  private final Duration after;

  /**
   * A refusal.
   *
   * @param message what is full, in one sentence
   * @param after when to come again
   */
  public BusyException(String message, Duration after) {
    super(message);
    this.after = after;
  }

  /**
   * When to come again.
   *
   * @return more than 0
   */
  public Duration after() {
    return after;
  }
}
