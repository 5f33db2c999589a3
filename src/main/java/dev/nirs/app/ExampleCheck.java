package dev.nirs.app;

import dev.nirs.knowledge.Example;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be verified of an example without the flows of its window. */
final class ExampleCheck {
  private final Policy policy;

  /** Chain, family and epsilon are each example's own. */
  ExampleCheck(Policy policy) {
    this.policy = policy;
  }

  List<String> faults(Example example) {
    IpVersion version =
        example.rules().stream().anyMatch(r -> r.contains("::")) ? IpVersion.V6 : IpVersion.V4;
    RuleText text = RuleText.read(example.rules(), version);
    List<String> faults = new ArrayList<>(text.faults());
    for (Rule rule : text.rules()) {
      if (!example.rules().contains(rule.canonical())) {
        faults.add(rule.canonical() + ": is not written so, but must be");
      }
      if (!example.isWarning()) {
        fault(rule, example).ifPresent(f -> faults.add(rule.canonical() + ": " + f.message()));
      }
    }
    if (faults.isEmpty() && !example.isWarning()) {
      faults.addAll(CountsCheck.faults(example, text.rules()));
    }
    return faults;
  }

  private Optional<Fault> fault(Rule rule, Example example) {
    Bounds held = policy.bounds();
    Bounds bounds =
        new Bounds(
            example.outcome().epsilon(), Integer.MAX_VALUE, held.benignCount(), held.benignFloor());
    return new PolicyCheck(new Policy(rule.chain(), rule.version(), bounds, policy.protection()))
        .fault(rule, example.outcome().benign());
  }
}
