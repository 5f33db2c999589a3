package dev.nirs.suggestion;

import dev.nirs.rule.Rule;
import dev.nirs.selection.Admission;
import dev.nirs.selection.UnmatchedReason;
import dev.nirs.verification.Fault;
import dev.nirs.verification.SafetyCheck;
import java.util.Optional;

/**
 * Admits the rules that a policy allows.
 *
 * @param safety the policy's check
 * @param benign size of the benign window that rules are judged by, 0 or more
 */
record SafeRules(SafetyCheck safety, int benign) implements Admission {

  @Override
  public boolean test(Rule rule) {
    return safety.fault(rule, benign).isEmpty();
  }

  @Override
  public Optional<UnmatchedReason> refusal(Rule rule) {
    return safety.fault(rule, benign).map(SafeRules::reason);
  }

  /** What is said of alerts that only a rule with this fault matches. */
  static UnmatchedReason reason(Fault fault) {
    return switch (fault.kind()) {
      case TOO_MUCH_BENIGN -> UnmatchedReason.TOO_MUCH_BENIGN;
      case THIN_BENIGN_WINDOW -> UnmatchedReason.THIN_BENIGN_WINDOW;
      case ILLEGAL, OUTSIDE_POLICY, NO_ALERT_MATCHED, REDUNDANT, PROTECTED, TOO_WIDE ->
          UnmatchedReason.PROTECTED;
    };
  }
}
