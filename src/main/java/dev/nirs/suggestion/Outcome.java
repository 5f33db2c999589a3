package dev.nirs.suggestion;

import dev.nirs.verification.RuleVerdict;
import java.util.Optional;

/** How a suggestion came about. */
public sealed interface Outcome {

  /** Every rule is the model's. */
  record Model() implements Outcome {}

  /** Rules of the model, and atomic rules for the alerts they leave over. */
  record Completed() implements Outcome {}

  /**
   * The atomic baseline answers.
   *
   * @param reason why the model does not
   * @param detail one sentence with the particulars, for people
   */
  record Fallback(FallbackReason reason, String detail) implements Outcome {}

  /**
   * No rule is safe.
   *
   * @param best the refused candidate that matches most alerts, with the check it failed; empty
   *     where no rule of the policy's address family matches any alert
   */
  record Abstained(Optional<RuleVerdict> best) implements Outcome {}

  /**
   * The word for it in output.
   *
   * @return MODEL, COMPLETED, FALLBACK or ABSTAINED
   */
  default String word() {
    return switch (this) {
      case Model m -> "MODEL";
      case Completed c -> "COMPLETED";
      case Fallback f -> "FALLBACK";
      case Abstained a -> "ABSTAINED";
    };
  }
}
