package dev.nirs.evaluation.validity;

import dev.nirs.evaluation.statistics.BootstrapInterval;
import dev.nirs.suggestion.VerifiedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What retrieval changes: figures with it less those without, window by window, for the same model
 * and form. Above 0 is more with retrieval.
 *
 * @param condition the condition with retrieval
 * @param windows windows that both have
 * @param differences means of the differences over the windows that have the figure, each with the
 *     95 % interval of a bootstrap over windows (seed 42)
 */
public record RetrievalGain(
    Condition condition, int windows, Map<Figure, BootstrapInterval> differences) {

  private static final long SEED = 42;

  /** Copies the differences. */
  public RetrievalGain {
    differences = Map.copyOf(differences);
  }

  /** A figure of one window. */
  public enum Figure {
    /** 1 where the first answer is a valid ruleset, 0 where not. */
    VALID("valid"),
    /** Share of the window's alerts that the model's rules match. */
    COVERAGE("coverage"),
    /** Share of the alerts after the window that the model's rules match. */
    NEXT_COVERAGE("nextCoverage"),
    /** Share of the benign flows after the window that they hit. */
    NEXT_FALSE_POSITIVE_RATE("nextFalsePositiveRate"),
    /** Share of the alerts after the window that what is suggested matches. */
    SUGGESTED_NEXT_COVERAGE("suggestedNextCoverage"),
    /** Share of the benign flows after the window that what is suggested hits. */
    SUGGESTED_NEXT_FALSE_POSITIVE_RATE("suggestedNextFalsePositiveRate");

    private final String word;

    Figure(String word) {
      this.word = word;
    }

    /** Its name in JSON. */
    String word() {
      return word;
    }

    private OptionalDouble of(WindowScore score) {
      return switch (this) {
        case VALID ->
            OptionalDouble.of(score.first().filter(VerifiedAnswer::isValid).isPresent() ? 1 : 0);
        case COVERAGE -> score.model().inside().coverage();
        case NEXT_COVERAGE -> score.model().next().coverage();
        case NEXT_FALSE_POSITIVE_RATE -> score.model().next().falsePositiveRate();
        case SUGGESTED_NEXT_COVERAGE -> score.suggested().next().coverage();
        case SUGGESTED_NEXT_FALSE_POSITIVE_RATE -> score.suggested().next().falsePositiveRate();
      };
    }
  }

  /**
   * The gains among conditions.
   *
   * @param scores conditions, in any order
   * @return one for each condition with retrieval beside which the same model and form stand
   *     without, in the order of the conditions
   */
  public static List<RetrievalGain> among(List<ConditionScore> scores) {
    return scores.stream().flatMap(score -> find(score, scores).stream()).toList();
  }

  /**
   * The gain of a condition.
   *
   * @param with the condition
   * @param scores where the one without retrieval is looked for
   * @return the gain; empty where the condition is without retrieval, or has none beside it
   */
  public static Optional<RetrievalGain> find(ConditionScore with, List<ConditionScore> scores) {
    Condition wanted = with.condition();
    return scores.stream()
        .filter(s -> s.condition().retrieval() == Retrieval.NONE)
        .filter(s -> wanted.retrieval() != Retrieval.NONE)
        .filter(s -> s.condition().model().equals(wanted.model()))
        .filter(s -> s.condition().form() == wanted.form())
        .findFirst()
        .map(without -> of(with, without));
  }

  private static RetrievalGain of(ConditionScore with, ConditionScore without) {
    Map<String, WindowScore> before =
        without.scores().stream()
            .collect(Collectors.toMap(WindowScore::window, Function.identity(), (a, b) -> a));
    List<WindowScore> both =
        with.scores().stream().filter(score -> before.containsKey(score.window())).toList();
    return new RetrievalGain(
        with.condition(),
        both.size(),
        List.of(Figure.values()).stream()
            .collect(Collectors.toMap(Function.identity(), f -> difference(f, both, before))));
  }

  private static BootstrapInterval difference(
      Figure figure, List<WindowScore> with, Map<String, WindowScore> without) {
    List<String> windows = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (WindowScore score : with) {
      OptionalDouble after = figure.of(score);
      OptionalDouble before =
          Optional.ofNullable(without.get(score.window()))
              .map(figure::of)
              .orElse(OptionalDouble.empty());
      if (after.isPresent() && before.isPresent()) {
        windows.add(score.window());
        values.add(after.getAsDouble() - before.getAsDouble());
      }
    }
    return BootstrapInterval.of(windows, values, SEED);
  }
}
