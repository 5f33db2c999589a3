package dev.nirs.evaluation.validity;

import dev.nirs.rule.Rule;
import dev.nirs.suggestion.Inquiry;
import dev.nirs.suggestion.ModelProposer;
import dev.nirs.suggestion.RefusedLine;
import dev.nirs.suggestion.Round;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.suggestion.VerifiedAnswer;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Level;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the replies about one window are worth.
 *
 * @param window the window, as a run file knows it
 * @param first the first answer; empty where there was none
 * @param last the answer after repairs; empty where there was none
 * @param model what the rules of the last answer do that may be suggested
 * @param suggested what the suggestion does that would ship, baseline and all
 * @param replies what the questions cost
 */
public record WindowScore(
    String window,
    Optional<VerifiedAnswer> first,
    Optional<VerifiedAnswer> last,
    Effects model,
    Effects suggested,
    List<Reply> replies) {

  /** Copies the replies. */
  public WindowScore {
    replies = List.copyOf(replies);
  }

  /**
   * Scores an inquiry.
   *
   * @param drawn the window
   * @param policy what its rules are held to
   * @param inquiry the questions about it
   * @param replies what they cost
   * @return the score
   */
  public static WindowScore of(
      DrawnWindow drawn, Policy policy, Inquiry inquiry, List<Reply> replies) {
    Optional<VerifiedAnswer> last = inquiry.lastAnswered().map(Round.Answered::verified);
    List<Rule> kept =
        last.stream()
            .flatMap(answer -> answer.verdict().kept().stream())
            .map(RuleVerdict::rule)
            .toList();
    Suggestion suggestion =
        new SuggestionPipeline(policy, (window, summary) -> ModelProposer.of(inquiry))
            .suggest(drawn.window());
    return new WindowScore(
        drawn.id(),
        first(inquiry),
        last,
        effects(kept, drawn, policy),
        effects(suggestion, drawn),
        replies);
  }

  /**
   * What a suggestion does.
   *
   * @param suggestion the suggestion
   * @param drawn its window
   * @return inside the window and after it
   */
  public static Effects effects(Suggestion suggestion, DrawnWindow drawn) {
    List<Rule> rules = suggestion.rules().stream().map(SuggestedRule::rule).toList();
    return effects(rules, drawn, suggestion.policy());
  }

  private static Effects effects(List<Rule> rules, DrawnWindow drawn, Policy policy) {
    return Effects.of(rules, drawn, policy.bounds().benignCount());
  }

  private static Optional<VerifiedAnswer> first(Inquiry inquiry) {
    return inquiry.rounds().stream()
        .limit(1)
        .filter(Round.Answered.class::isInstance)
        .map(round -> ((Round.Answered) round).verified())
        .findFirst();
  }

  /**
   * How many rules of the first answer reach each level at least.
   *
   * @return a count a level from {@link Level#ANSWERED} (L0) to {@link Level#SAFE} (L5)
   */
  public Map<Level, Integer> levels() {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    Stream<Level> legal =
        first.stream().flatMap(a -> a.verdict().rules().stream()).map(RuleVerdict::level);
    Stream<Level> illegal =
        first.stream()
            .flatMap(a -> a.refused().stream())
            .map(RefusedLine::level)
            .filter(level -> level == Level.ANSWERED);
    Stream.concat(legal, illegal)
        .forEach(
            reached -> {
              for (Level level : Level.values()) {
                if (level != Level.NONE && level.compareTo(reached) <= 0) {
                  counts.merge(level, 1, Integer::sum);
                }
              }
            });
    return counts;
  }

  /**
   * The faults of the first answer.
   *
   * @return a count a kind
   */
  public Map<Fault.Kind, Integer> faults() {
    Map<Fault.Kind, Integer> counts = new EnumMap<>(Fault.Kind.class);
    first.stream()
        .flatMap(answer -> answer.refused().stream())
        .forEach(line -> counts.merge(line.fault().kind(), 1, Integer::sum));
    return counts;
  }

  /** Seconds of all questions together. */
  double seconds() {
    return replies.stream().mapToDouble(Reply::seconds).sum();
  }
}
