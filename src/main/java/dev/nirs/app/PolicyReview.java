package dev.nirs.app;

import dev.nirs.knowledge.HostFile;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.PolicyFault;
import dev.nirs.verification.Protection;
import dev.nirs.verification.RuleReview;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews legal rules by a file of host roles: what iptables accepts and a reviewer must refuse.
 */
final class PolicyReview {
  private final RuleReview review;

  private PolicyReview(RuleReview review) {
    this.review = review;
  }

  static PolicyReview of(CheckSettings settings, Path file) throws InputException {
    try {
      Protection protection =
          new Protection(Protection.LOOPBACK, HostFile.read(file), settings.managementPorts());
      // the bounds are about traffic, which a review does not look at
      Bounds bounds = new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, 0);
      return new PolicyReview(
          new RuleReview(new Policy("INPUT", settings.version(), bounds, protection)));
    } catch (KnowledgeException e) {
      throw new InputException("--policy " + e.getMessage(), e);
    }
  }

  /** What speaks against the rules of one line. */
  List<PolicyFault> faults(List<Rule> rules) {
    List<PolicyFault> faults = new ArrayList<>();
    rules.forEach(rule -> faults.addAll(review.review(rule)));
    faults.addAll(together(rules));
    return faults.stream().distinct().toList();
  }

  /** What speaks against rules that are harmless each by itself. */
  List<PolicyFault> together(List<Rule> rules) {
    return review.together(rules);
  }
}
