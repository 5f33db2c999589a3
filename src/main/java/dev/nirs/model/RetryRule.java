package dev.nirs.model;

import dev.failsafe.RetryPolicy;
import java.time.Duration;

/**
 * How often a question is asked again where that can help: no connection, a broken one, a status of
 * 429 or 5xx.
 *
 * @param most attempts after the first, 0 to 10
 * @param first wait before the second attempt, 1 ns or more; doubles each time, give or take a
 *     quarter
 */
public record RetryRule(int most, Duration first) {

  /** Two more attempts, after about 250 ms and 500 ms. */
  public static final RetryRule DEFAULT = new RetryRule(2, Duration.ofMillis(250));

  /**
   * Refuses what is out of range.
   *
   * @throws IllegalArgumentException naming the field and the value
   */
  public RetryRule {
    if (most < 0 || most > 10) {
      throw new IllegalArgumentException("most " + most + " is not 0 to 10");
    }
    if (first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException("first wait " + first + " is not above zero");
    }
  }

  RetryPolicy<ModelReply> policy() {
    return RetryPolicy.<ModelReply>builder()
        .handleResultIf(RetryRule::mayHelp)
        .withMaxRetries(most)
        .withBackoff(first, first.multipliedBy(1000))
        .withJitter(0.25)
        .build();
  }

  private static boolean mayHelp(ModelReply reply) {
    return switch (reply) {
      case ModelFailure.Unreachable u -> true;
      case ModelFailure.Rejected r -> r.status() == 429 || r.status() >= 500;
      case ModelFailure.TimedOut t -> false;
      case ModelFailure.MissingModel m -> false;
      case ModelFailure.Malformed m -> false;
      case ModelFailure.PromptTruncated p -> false;
      case ModelFailure.Cancelled c -> false;
      case ModelReply.Answer a -> false;
    };
  }
}
