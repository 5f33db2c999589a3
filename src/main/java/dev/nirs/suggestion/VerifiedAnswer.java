package dev.nirs.suggestion;

import dev.nirs.verification.Fault;
import dev.nirs.verification.Level;
import dev.nirs.verification.RulesetVerdict;
import java.util.List;

/**
 * What an answer of a model is worth.
 *
 * @param verdict verdicts on its legal rules
 * @param refused its lines that are not suggested, illegal ones and others, in order
 */
record VerifiedAnswer(RulesetVerdict verdict, List<RefusedLine> refused) {

  VerifiedAnswer {
    refused = List.copyOf(refused);
  }

  /** The faults as the repair round tells them. */
  List<String> faults() {
    if (refused.isEmpty()) {
      return List.of("the answer holds no rule; write one rule a line that starts with -A");
    }
    return refused.stream().map(line -> line.line() + ": " + line.fault().message()).toList();
  }

  /** Why nothing of it is suggested. */
  FallbackReason reason() {
    if (refused.isEmpty()) {
      return FallbackReason.UNPARSEABLE;
    }
    boolean illegal = refused.stream().allMatch(line -> line.level().compareTo(Level.LEGAL) < 0);
    return illegal ? FallbackReason.ILLEGAL : FallbackReason.UNSAFE;
  }

  /** The reason in a sentence. */
  String detail() {
    if (refused.isEmpty()) {
      return "the model's answer holds no rule";
    }
    Fault first = refused.get(0).fault();
    String what =
        reason() == FallbackReason.ILLEGAL ? "no legal rule" : "no rule that may be suggested";
    return "the model's answer holds " + what + "; its first: " + first.message();
  }
}
