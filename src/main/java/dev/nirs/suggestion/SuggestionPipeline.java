package dev.nirs.suggestion;

import dev.nirs.rule.Rule;
import dev.nirs.summary.Summarizer;
import dev.nirs.summary.WindowSummary;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.window.AlertWindow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers alert windows: asks the proposer, tops its rules up with atomic ones, and suggests them
 * only where the plain baseline is not better.
 *
 * <p>Whatever the proposer does, every suggested rule has passed levels L1 to L5 under the policy,
 * and the suggestion matches at least as many alerts as the baseline at the same epsilon. One
 * thread at a time.
 */
public final class SuggestionPipeline {
  private final Policy policy;
  private final Proposer proposer;
  private final Baseline baseline;
  private final SuggestedRule.Source plainSource;
  private final HostNames hosts;

  /**
   * A pipeline over the atomic baseline.
   *
   * @param policy what may be suggested
   * @param proposer who is asked first
   */
  public SuggestionPipeline(Policy policy, Proposer proposer) {
    this(policy, proposer, BaselineChoice.ATOMIC);
  }

  /**
   * A pipeline.
   *
   * @param policy what may be suggested
   * @param proposer who is asked first
   * @param choice which rules answer where the proposer does not
   */
  public SuggestionPipeline(Policy policy, Proposer proposer, BaselineChoice choice) {
    this.policy = policy;
    this.proposer = proposer;
    this.baseline = new Baseline(policy, choice.selection());
    this.plainSource = choice.source();
    this.hosts = new HostNames(policy.protection().hosts());
  }

  /**
   * Answers one window.
   *
   * @param window the window
   * @return the suggestion; ABSTAINED where no rule is safe
   */
  public Suggestion suggest(AlertWindow window) {
    WindowSummary summary = Summarizer.of(window);
    Answer plain = baseline.choose(window);
    return switch (proposer.propose(window, summary)) {
      case Proposal.Rules proposed -> decide(new Case(window, summary, plain), proposed);
      case Proposal.Failed failed ->
          fallback(
              new Case(window, summary, plain), failed.reason(), failed.detail(), failed.run());
    };
  }

  private Suggestion decide(Case given, Proposal.Rules proposed) {
    Answer completed = baseline.complete(proposed.verdict(), given.window);
    Optional<ModelRun> run = Optional.of(proposed.run());
    if (given.plain.impact().isBetterThan(completed.impact())) {
      return fallback(
          given,
          FallbackReason.WORSE,
          "the model's rules are legal and safe, but worse than the baseline's",
          run);
    }
    Set<Rule> ofModel = new HashSet<>();
    proposed.verdict().kept().forEach(verdict -> ofModel.add(verdict.rule()));
    boolean alone =
        completed.verdict().kept().stream().allMatch(verdict -> ofModel.contains(verdict.rule()));
    return suggestion(
        given, alone ? new Outcome.Model() : new Outcome.Completed(), completed, ofModel, run);
  }

  private Suggestion fallback(
      Case given, FallbackReason reason, String detail, Optional<ModelRun> run) {
    boolean none = given.plain.verdict().kept().isEmpty();
    Outcome outcome =
        none
            ? new Outcome.Abstained(baseline.bestRefused(given.window))
            : new Outcome.Fallback(reason, detail);
    return suggestion(given, outcome, given.plain, Set.of(), run);
  }

  private Suggestion suggestion(
      Case given, Outcome outcome, Answer answer, Set<Rule> ofModel, Optional<ModelRun> run) {
    List<SuggestedRule> rules =
        answer.verdict().kept().stream().map(kept -> rule(kept, ofModel)).toList();
    return new Suggestion(
        given.window,
        given.summary,
        policy,
        outcome,
        rules,
        answer.impact(),
        answer.unmatched(),
        given.plain.impact(),
        run);
  }

  private SuggestedRule rule(RuleVerdict verdict, Set<Rule> ofModel) {
    SuggestedRule.Source source =
        ofModel.contains(verdict.rule()) ? SuggestedRule.Source.MODEL : plainSource;
    return SuggestedRule.of(verdict, source, hosts.touchedBy(verdict.rule()));
  }

  /** A window with what is known of it before anyone is asked. */
  private record Case(AlertWindow window, WindowSummary summary, Answer plain) {}
}
