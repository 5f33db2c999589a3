package dev.nirs.app;

import dev.nirs.knowledge.Outcome;
import dev.nirs.knowledge.StoredSuggestion;
import dev.nirs.rule.Rule;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.RulesetVerdict;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies rules for the window of a stored suggestion, under what the suggestion was held to and
 * what is protected now.
 *
 * <p>With the flows of the window, L1 to L5 are verified and counted anew. From the counts alone
 * L1, L2 and L5 can be verified for any rule, but L3 and L4 only for rules that the suggestion
 * itself holds, all of them: what another rule would match cannot be told from counts.
 */
final class WindowJudge {
  private final StoredSuggestion suggestion;
  private final Policy policy;

  WindowJudge(StoredSuggestion suggestion, Protection protection) {
    this.suggestion = suggestion;
    StoredSuggestion.Conditions held = suggestion.bounds();
    Bounds bounds =
        new Bounds(
            suggestion.outcome().epsilon(),
            Integer.MAX_VALUE,
            held.benignCount(),
            held.benignFloor());
    this.policy = new Policy(held.chain(), held.version(), bounds, protection);
  }

  Policy policy() {
    return policy;
  }

  Judgement judge(List<String> lines, Optional<AlertWindow> window) {
    RuleText text = RuleText.read(lines, policy.version());
    List<String> faults = new ArrayList<>(text.faults());
    if (text.rules().isEmpty() && faults.isEmpty()) {
      faults.add("there is no rule");
    }
    if (!faults.isEmpty()) {
      return new Judgement.Failed(faults);
    }
    return window.isPresent() ? byFlows(text.rules(), window.get()) : byCounts(text.rules());
  }

  private Judgement byFlows(List<Rule> rules, AlertWindow window) {
    RulesetVerdict verdict = new Verifier(policy).verify(rules, window);
    List<String> faults =
        verdict.rules().stream()
            .flatMap(v -> v.fault().map(f -> message(v.rule(), f)).stream())
            .toList();
    return faults.isEmpty()
        ? new Judgement.Passed(
            verdict.kept().stream().map(RuleVerdict::rule).map(Rule::canonical).toList(),
            outcome(verdict.alertsMatched(), verdict.benignHit()))
        : new Judgement.Failed(faults);
  }

  private Judgement byCounts(List<Rule> rules) {
    PolicyCheck check = new PolicyCheck(policy);
    int benign = suggestion.outcome().benign();
    List<String> faults = new ArrayList<>();
    for (Rule rule : rules) {
      check.fault(rule, benign).ifPresent(f -> faults.add(message(rule, f)));
      if (!suggestion.rules().contains(rule.canonical())) {
        faults.add(
            rule.canonical()
                + ": the flows of the window are no longer kept, so what it would match cannot be"
                + " verified; 'nirs knowledge add FILE --rule RULE' verifies it against a capture");
      }
    }
    List<String> texts = rules.stream().map(Rule::canonical).toList();
    if (faults.isEmpty() && !texts.containsAll(suggestion.rules())) {
      faults.add(
          "the flows of the window are no longer kept, so a part of the rules cannot be counted");
    }
    return faults.isEmpty()
        ? new Judgement.Passed(texts, suggestion.outcome())
        : new Judgement.Failed(faults);
  }

  private Outcome outcome(int matched, int hit) {
    Outcome old = suggestion.outcome();
    return new Outcome(old.alerts(), matched, old.benign(), hit, old.epsilon());
  }

  private static String message(Rule rule, Fault fault) {
    return rule.canonical() + ": " + fault.message();
  }

  /** Whether rules may enter the knowledge base. */
  sealed interface Judgement {

    /** They may: the canonical rules and what they do. */
    record Passed(List<String> rules, Outcome outcome) implements Judgement {}

    /** They may not: one sentence for each reason. */
    record Failed(List<String> why) implements Judgement {}
  }
}
