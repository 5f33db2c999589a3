package dev.nirs.evaluation.validity;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Means of effects.
 *
 * @param coverage share of a window's alerts matched
 * @param falsePositiveRate share of its benign window hit
 * @param nextCoverage share of the alerts after it matched, over windows that have any
 * @param nextFalsePositiveRate share of the benign flows after it hit, over windows that have any
 */
public record EffectMeans(
    Mean coverage, Mean falsePositiveRate, Mean nextCoverage, Mean nextFalsePositiveRate) {

  static EffectMeans of(List<Effects> effects) {
    return new EffectMeans(
        mean(effects, e -> e.inside().coverage()),
        mean(effects, e -> e.inside().falsePositiveRate()),
        mean(effects, e -> e.next().coverage()),
        mean(effects, e -> e.next().falsePositiveRate()));
  }

  private static Mean mean(List<Effects> effects, Function<Effects, OptionalDouble> value) {
    return Mean.of(effects.stream().map(value));
  }
}
