package dev.nirs.evaluation.validity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Which windows of which captures are asked about: drawn with a seed, each capture alike. */
public final class WindowDraw {
  private WindowDraw() {}

  /**
   * Draws windows without repetition. Every capture gives as many as the others while it has any;
   * what a small one cannot give, the others do.
   *
   * @param windows windows that each capture has, 0 or more
   * @param wanted how many are drawn in all, 0 or more; all where there are no more
   * @param seed of the draw
   * @return for each capture the numbers drawn, from 1, in rising order
   */
  public static List<List<Integer>> of(List<Integer> windows, int wanted, long seed) {
    int[] shares = shares(windows, wanted);
    List<List<Integer>> drawn = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      List<Integer> numbers = new ArrayList<>();
      for (int number = 1; number <= windows.get(i); number++) {
        numbers.add(number);
      }
      Collections.shuffle(numbers, new Random(seed + i));
      drawn.add(List.copyOf(new TreeSet<>(numbers.subList(0, shares[i]))));
    }
    return drawn;
  }

  private static int[] shares(List<Integer> windows, int wanted) {
    int[] shares = new int[windows.size()];
    int left = Math.min(wanted, windows.stream().mapToInt(Integer::intValue).sum());
    while (left > 0) {
      for (int i = 0; i < shares.length && left > 0; i++) {
        if (shares[i] < windows.get(i)) {
          shares[i]++;
          left--;
        }
      }
    }
    return shares;
  }
}
