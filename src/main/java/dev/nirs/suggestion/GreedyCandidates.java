package dev.nirs.suggestion;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.selection.Choice;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.Selection;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.SafetyCheck;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Candidates of the greedy choices: the best over networks, services and ports, the best atomic
 * ones of each shape, so that there is something to weigh, then the other atomic ones.
 */
public final class GreedyCandidates implements CandidateRules {

  private static final int OF_A_SHAPE = 2;

  /** The candidates. */
  public GreedyCandidates() {}

  @Override
  public List<RuleVerdict> of(AlertWindow window, Policy policy) {
    Chooser chooser = new Chooser(window, policy);
    Selection general = BaselineChoice.general(policy).selection();
    Set<Rule> rules = new LinkedHashSet<>();
    rules.addAll(chooser.choose(general, OF_A_SHAPE, rule -> true));
    rules.addAll(chooser.choose(Selection.ATOMIC, OF_A_SHAPE, rule -> true));
    rules.addAll(chooser.choose(Selection.ATOMIC, OF_A_SHAPE, r -> has(r, Match.Source.class)));
    rules.addAll(chooser.choose(Selection.ATOMIC, OF_A_SHAPE, GreedyCandidates::isService));
    rules.addAll(chooser.choose(Selection.ATOMIC, MOST, rule -> true));
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

  private static boolean isService(Rule rule) {
    return !has(rule, Match.Source.class) && has(rule, Match.DestinationPort.class);
  }

  private static boolean has(Rule rule, Class<? extends Match> kind) {
    return rule.match(kind).isPresent();
  }

  /** Greedy choices on one window. */
  private record Chooser(AlertWindow window, Policy policy) {

    List<Rule> choose(Selection selection, int most, Predicate<Rule> shape) {
      SafetyCheck safety = new SafetyCheck(policy);
      int benign = window.benign().size();
      ChoiceSettings settings =
          new ChoiceSettings(
              policy.bounds().epsilon(),
              Math.min(most, policy.bounds().maxRules()),
              policy.chain(),
              policy.version(),
              policy.bounds().benignCount(),
              rule -> shape.test(rule) && safety.fault(rule, benign).isEmpty());
      Choice choice = selection.complete(window, settings, new BitSet(), new BitSet());
      return choice.rules().stream().map(Choice.Chosen::rule).toList();
    }
  }
}
