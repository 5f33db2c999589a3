package dev.nirs.app;

import dev.nirs.rule.Rule;
import dev.nirs.verification.Fault;
import java.nio.file.Path;
import java.util.List;

/** Reviews legal rules by a policy file: what iptables accepts and a reviewer must refuse. */
final class PolicyCheck {
  private PolicyCheck() {}

  static PolicyCheck of(CheckSettings settings, Path file) throws InputException {
    throw new InputException(file + " " + settings);
  }

  List<Fault> faults(Rule rule) {
    return List.of();
  }
}
