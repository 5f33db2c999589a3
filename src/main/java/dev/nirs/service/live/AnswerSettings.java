package dev.nirs.service.live;

import java.time.Duration;

/**
 * How windows wait for their answer.
 *
 * @param workers how many are answered at once, 1 to 64
 * @param most windows that wait for the model; beyond it the oldest is answered by the baseline, 1
 *     or more
 * @param patience how long a window waits before the baseline answers it, in whole seconds; 1 s or
 *     more
 */
public record AnswerSettings(int workers, int most, Duration patience) {

  /** One at a time, 32 wait, two minutes at most. */
  public static final AnswerSettings DEFAULT = new AnswerSettings(1, 32, Duration.ofMinutes(2));

  /**
   * Refuses numbers out of range.
   *
   * @throws IllegalArgumentException naming the number
   */
  public AnswerSettings {
    if (workers < 1 || workers > 64) {
      throw new IllegalArgumentException("workers " + workers + " is not 1 to 64");
    }
    if (most < 1) {
      throw new IllegalArgumentException("limit of " + most + " waiting windows is not 1 or more");
    }
    if (patience.toSeconds() < 1) {
      throw new IllegalArgumentException("patience " + patience + " is below 1 s");
    }
  }
}
