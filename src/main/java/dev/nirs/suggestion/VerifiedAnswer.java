package dev.nirs.suggestion;

import dev.nirs.model.ReadAnswer;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Level;
import dev.nirs.verification.RulesetVerdict;
import java.util.List;

/**
 * What an answer of a model is worth.
 *
 * @param read what it says
 * @param verdict verdicts on its legal rules
 * @param refused its lines that are not suggested, illegal ones and others, in order
 */
public record VerifiedAnswer(ReadAnswer read, RulesetVerdict verdict, List<RefusedLine> refused) {

  /** Copies the list. */
  public VerifiedAnswer {
    refused = List.copyOf(refused);
  }

  /**
   * Whether it is a valid ruleset in the talk's sense: it has rules, and every one of them is legal
   * (level L1); or it says in the form asked for that no rule is safe.
   *
   * @return true where it is
   */
  public boolean isValid() {
    boolean legal = refused.stream().noneMatch(line -> line.level().compareTo(Level.LEGAL) < 0);
    return legal && (!verdict.rules().isEmpty() || read.none());
  }

  /** The faults as the repair round tells them. */
  List<String> faults(String emptyAnswer) {
    if (refused.isEmpty()) {
      return read.cut()
          ? List.of(emptyAnswer, "the answer was too long and was cut; write fewer rules")
          : List.of(emptyAnswer);
    }
    return refused.stream().map(line -> line.line() + ": " + line.fault().message()).toList();
  }

  /** Why nothing of it is suggested. */
  FallbackReason reason() {
    if (refused.isEmpty()) {
      return read.none() ? FallbackReason.DECLINED : FallbackReason.UNPARSEABLE;
    }
    boolean illegal = refused.stream().allMatch(line -> line.level().compareTo(Level.LEGAL) < 0);
    return illegal ? FallbackReason.ILLEGAL : FallbackReason.UNSAFE;
  }

  /** The reason in a sentence. */
  String detail() {
    if (refused.isEmpty()) {
      return read.none()
          ? "the model says that no rule is safe"
          : "the model's answer holds no rule";
    }
    Fault first = refused.get(0).fault();
    String what =
        reason() == FallbackReason.ILLEGAL ? "no legal rule" : "no rule that may be suggested";
    return "the model's answer holds " + what + "; its first: " + first.message();
  }
}
