package dev.nirs.suggestion;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.selection.Choice;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GreedyChoice;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.SafetyCheck;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Atomic rules to choose from: the best of each shape, so that there is something to weigh, then
 * those of the greedy choice.
 */
public final class AtomicCandidates implements CandidateRules {

  private static final int OF_A_SHAPE = 2;

  /** The atomic candidates. */
  public AtomicCandidates() {}

  @Override
  public List<RuleVerdict> of(AlertWindow window, Policy policy) {
    Set<Rule> rules = new LinkedHashSet<>();
    rules.addAll(choose(window, policy, OF_A_SHAPE, rule -> true));
    rules.addAll(choose(window, policy, OF_A_SHAPE, rule -> has(rule, Match.Source.class)));
    rules.addAll(choose(window, policy, OF_A_SHAPE, AtomicCandidates::isService));
    rules.addAll(choose(window, policy, MOST, rule -> true));
    Verifier verifier = new Verifier(policy);
    return rules.stream()
        .limit(MOST)
        .map(rule -> verifier.verify(List.of(rule), window).rules().get(0))
        .filter(RuleVerdict::isKept)
        .sorted(
            Comparator.comparingInt((RuleVerdict v) -> -v.alerts())
                .thenComparingInt(RuleVerdict::benign)
                .thenComparing(v -> v.rule().canonical()))
        .toList();
  }

  private static List<Rule> choose(
      AlertWindow window, Policy policy, int most, Predicate<Rule> shape) {
    SafetyCheck safety = new SafetyCheck(policy);
    int benign = window.benign().size();
    Predicate<Rule> allowed = rule -> shape.test(rule) && safety.fault(rule, benign).isEmpty();
    ChoiceSettings settings =
        new ChoiceSettings(
            policy.bounds().epsilon(),
            Math.min(most, policy.bounds().maxRules()),
            policy.chain(),
            policy.version(),
            policy.bounds().benignCount(),
            candidate -> allowed.test(candidate.rule(policy.chain())));
    return GreedyChoice.choose(window, settings).rules().stream().map(Choice.Chosen::rule).toList();
  }

  private static boolean isService(Rule rule) {
    return !has(rule, Match.Source.class) && has(rule, Match.DestinationPort.class);
  }

  private static boolean has(Rule rule, Class<? extends Match> kind) {
    return rule.match(kind).isPresent();
  }
}
