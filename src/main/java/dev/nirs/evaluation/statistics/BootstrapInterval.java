package dev.nirs.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A mean over windows with a 95 % interval: the percentile bootstrap (Efron 1979) over groups of
 * windows, 1,000 samples. Windows of one incident are alike and prove less than as many incidents
 * would, so that the groups are incidents where they are known.
 *
 * @param mean over all windows
 * @param lower 2.5th percentile of the means of the samples
 * @param upper 97.5th percentile
 */
public record BootstrapInterval(double mean, double lower, double upper) {
  private static final int SAMPLES = 1000;

  /**
   * The mean of some values.
   *
   * @param groupNames the group of each value
   * @param values one a window, as many
   * @param seed of the samples
   * @return the mean and its interval; 0 where there is no value
   */
  public static BootstrapInterval of(List<String> groupNames, List<Double> values, long seed) {
    if (values.isEmpty()) {
      return new BootstrapInterval(0, 0, 0);
    }
    Map<String, List<Double>> groups = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      groups.computeIfAbsent(groupNames.get(i), g -> new ArrayList<>()).add(values.get(i));
    }
    List<List<Double>> all = List.copyOf(groups.values());
    Random random = new Random(seed);
    double[] means = new double[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      List<Double> sample = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        sample.addAll(all.get(random.nextInt(all.size())));
      }
      means[s] = mean(sample);
    }
    Arrays.sort(means);
    return new BootstrapInterval(
        mean(values), means[SAMPLES / 40], means[SAMPLES - 1 - SAMPLES / 40]);
  }

  private static double mean(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
