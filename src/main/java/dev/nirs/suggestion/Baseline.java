package dev.nirs.suggestion;

import dev.nirs.rule.Rule;
import dev.nirs.selection.Choice;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GreedyChoice;
import dev.nirs.selection.Selection;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.RulesetVerdict;
import dev.nirs.verification.SafetyCheck;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The greedy choice of rules, held to a policy. */
final class Baseline {
  private final Policy policy;
  private final Selection selection;
  private final SafetyCheck safety;
  private final Verifier verifier;

  Baseline(Policy policy, Selection selection) {
    this.policy = policy;
    this.selection = selection;
    this.safety = new SafetyCheck(policy);
    this.verifier = new Verifier(policy);
  }

  /** The rules for a whole window. */
  Answer choose(AlertWindow window) {
    ChoiceSettings settings = settings(window, policy.bounds().maxRules());
    Choice choice = selection.complete(window, settings, new BitSet(), new BitSet());
    return Answer.of(choice, verifier.verify(rules(choice), window), window);
  }

  /** The rules kept so far, and further ones for the alerts they leave over. */
  Answer complete(RulesetVerdict kept, AlertWindow window) {
    List<Rule> first = kept.kept().stream().map(RuleVerdict::rule).toList();
    ChoiceSettings settings = settings(window, policy.bounds().maxRules() - first.size());
    Choice further = selection.complete(window, settings, kept.matched(), kept.hit());
    List<Rule> all = Stream.concat(first.stream(), rules(further).stream()).toList();
    return Answer.of(further, verifier.verify(all, window), window);
  }

  /** The candidate that would match most alerts, with the check that refuses it. */
  Optional<RuleVerdict> bestRefused(AlertWindow window) {
    ChoiceSettings open =
        new ChoiceSettings(
            1, 1, policy.chain(), policy.version(), policy.bounds().benignCount(), rule -> true);
    List<Rule> most = rules(GreedyChoice.choose(window, open));
    return verifier.verify(most, window).rules().stream()
        .max(Comparator.comparingInt(RuleVerdict::alerts));
  }

  private ChoiceSettings settings(AlertWindow window, int maxRules) {
    return settings(policy, safety, window.benign().size(), maxRules);
  }

  /** What a choice held to a policy may do. */
  static ChoiceSettings settings(Policy policy, SafetyCheck safety, int benign, int maxRules) {
    return new ChoiceSettings(
        policy.bounds().epsilon(),
        maxRules,
        policy.chain(),
        policy.version(),
        policy.bounds().benignCount(),
        new SafeRules(safety, benign));
  }

  private static List<Rule> rules(Choice choice) {
    return choice.rules().stream().map(Choice.Chosen::rule).toList();
  }
}
