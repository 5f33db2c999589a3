package dev.nirs.evaluation.validity;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A mean over windows, each with the same weight; windows without a value are left out.
 *
 * @param value the mean; 0 where no window has a value
 * @param windows windows with a value
 */
public record Mean(double value, int windows) {

  /**
   * The mean of some values.
   *
   * @param values one a window
   * @return the mean
   */
  static Mean of(Stream<OptionalDouble> values) {
    double[] known =
        values.filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).toArray();
    return new Mean(Arrays.stream(known).average().orElse(0), known.length);
  }
}
