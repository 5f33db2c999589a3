package dev.nirs.app;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Policy;
import dev.nirs.verification.SafetyCheck;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.util.List;
import java.util.Optional;

/** Levels L2 and L5, which can be verified without the flows of a window. */
final class PolicyCheck {
  /** A window that no rule can be judged by; what is outside the policy is refused before that. */
  private static final AlertWindow EMPTY =
      new AlertWindow(
          1,
          0,
          1,
          List.of(
              new Alert(
                  new Flow(
                      0,
                      new FiveTuple(
                          IpAddress.UNKNOWN,
                          FiveTuple.NO_PORT,
                          IpAddress.UNKNOWN,
                          FiveTuple.NO_PORT,
                          Protocol.TCP)),
                  AttackClass.UNKNOWN,
                  1,
                  "")),
          List.of());

  private final Verifier verifier;
  private final SafetyCheck safety;

  PolicyCheck(Policy policy) {
    this.verifier = new Verifier(policy);
    this.safety = new SafetyCheck(policy);
  }

  /** The first reason to refuse a rule that was judged by a benign window of that size. */
  Optional<Fault> fault(Rule rule, int benign) {
    return verifier.verify(List.of(rule), EMPTY).rules().getFirst().fault().stream()
        .filter(f -> f.kind() == Fault.Kind.OUTSIDE_POLICY)
        .findFirst()
        .or(() -> safety.fault(rule, benign));
  }
}
