package dev.nirs.evaluation.validity;

import dev.nirs.suggestion.VerifiedAnswer;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a condition comes to over its windows.
 *
 * @param condition the condition
 * @param scores one a window, of the first run
 * @param greedy what the atomic baseline does on the same windows
 * @param repeated windows asked more than once, and those of them whose every run gave the same
 *     bytes
 */
public record ConditionScore(
    Condition condition, List<WindowScore> scores, List<Effects> greedy, Repeated repeated) {

  /** Copies the lists. */
  public ConditionScore {
    scores = List.copyOf(scores);
    greedy = List.copyOf(greedy);
  }

  /**
   * Repetitions.
   *
   * @param windows windows asked more than once
   * @param equal those whose answers are equal byte for byte
   */
  public record Repeated(int windows, int equal) {}

  /**
   * Windows scored.
   *
   * @return 0 or more
   */
  public int windows() {
    return scores.size();
  }

  /**
   * Windows whose first answer is a valid ruleset in the talk's sense.
   *
   * @return 0 to {@link #windows}
   */
  public int valid() {
    return count(WindowScore::first, VerifiedAnswer::isValid);
  }

  /**
   * Windows whose answer after repairs is valid.
   *
   * @return 0 to {@link #windows}
   */
  public int validAfterRepair() {
    return count(WindowScore::last, VerifiedAnswer::isValid);
  }

  /**
   * Windows whose first answer has a rule that may be suggested.
   *
   * @return 0 to {@link #windows}
   */
  public int usable() {
    return count(WindowScore::first, answer -> !answer.verdict().kept().isEmpty());
  }

  /**
   * Windows whose answer after repairs has a rule that may be suggested.
   *
   * @return 0 to {@link #windows}
   */
  public int usableAfterRepair() {
    return count(WindowScore::last, answer -> !answer.verdict().kept().isEmpty());
  }

  /**
   * Windows where the model says that no rule is safe.
   *
   * @return 0 to {@link #windows}
   */
  public int declined() {
    return count(WindowScore::last, answer -> answer.read().none());
  }

  private int count(
      Function<WindowScore, Optional<VerifiedAnswer>> answer, Predicate<VerifiedAnswer> which) {
    return (int) scores.stream().filter(s -> answer.apply(s).filter(which).isPresent()).count();
  }

  /**
   * Rules of first answers that reach each level at least.
   *
   * @return a count for every level from L0 to L5
   */
  public Map<Level, Integer> levels() {
    Map<Level, Integer> sum = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      if (level != Level.NONE) {
        sum.put(level, 0);
      }
    }
    scores.forEach(s -> s.levels().forEach((level, n) -> sum.merge(level, n, Integer::sum)));
    return sum;
  }

  /**
   * Faults of first answers.
   *
   * @return a count for every kind that occurs
   */
  public Map<Fault.Kind, Integer> faults() {
    Map<Fault.Kind, Integer> sum = new EnumMap<>(Fault.Kind.class);
    scores.forEach(s -> s.faults().forEach((kind, n) -> sum.merge(kind, n, Integer::sum)));
    return sum;
  }

  /**
   * What the model's rules do alone.
   *
   * @return means over windows
   */
  public EffectMeans model() {
    return EffectMeans.of(scores.stream().map(WindowScore::model).toList());
  }

  /**
   * What the suggestion does that would ship: the model's rules filled up, or the baseline's.
   *
   * @return means over windows
   */
  public EffectMeans suggested() {
    return EffectMeans.of(scores.stream().map(WindowScore::suggested).toList());
  }

  /**
   * What the atomic baseline does.
   *
   * @return means over the same windows
   */
  public EffectMeans baseline() {
    return EffectMeans.of(greedy);
  }

  /**
   * Tokens of a first prompt as the server counts them.
   *
   * @return mean over windows
   */
  public Mean promptTokens() {
    return Mean.of(firstReplies().stream().map(r -> number(r.promptTokens())));
  }

  /**
   * Tokens of an answer.
   *
   * @return mean over all answers, repairs included
   */
  public Mean answerTokens() {
    return Mean.of(replies().stream().map(r -> number(r.answerTokens())));
  }

  /**
   * Time for a window, all its questions together.
   *
   * @return seconds, mean over windows
   */
  public Mean seconds() {
    return Mean.of(scores.stream().map(s -> OptionalDouble.of(s.seconds())));
  }

  /**
   * Time for a window within which a share of the windows is done.
   *
   * @param share 0 to 1
   * @return seconds; 0 where there is no window
   */
  public double secondsWithin(double share) {
    double[] sorted = scores.stream().mapToDouble(WindowScore::seconds).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /**
   * Questions whose prompt had more tokens than estimated.
   *
   * @return 0 where the estimate is as careful as it must be
   */
  public long underestimated() {
    return replies().stream().filter(r -> r.promptTokens().orElse(0) > r.estimatedTokens()).count();
  }

  /**
   * Questions asked.
   *
   * @return all rounds of all windows
   */
  public int questions() {
    return replies().size();
  }

  private List<Reply> firstReplies() {
    return scores.stream().flatMap(s -> s.replies().stream().limit(1)).toList();
  }

  private List<Reply> replies() {
    List<Reply> all = new ArrayList<>();
    scores.forEach(score -> all.addAll(score.replies()));
    return all;
  }

  private static OptionalDouble number(OptionalInt value) {
    return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
  }
}
