package dev.nirs.summary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts how often each value occurs. */
final class Tally<T> {
  private final Map<T, Integer> counts = new HashMap<>();

  void add(T value) {
    add(value, 1);
  }

  void add(T value, int times) {
    counts.merge(value, times, Integer::sum);
  }

  Set<T> values() {
    return counts.keySet();
  }

  int distinct() {
    return counts.size();
  }

  int of(T value) {
    return counts.getOrDefault(value, 0);
  }

  /** How often the most frequent value occurs; 0 where nothing was counted. */
  int most() {
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** The most frequent values, ties by the order given. */
  List<T> top(int atMost, Comparator<? super T> ties) {
    Comparator<Map.Entry<T, Integer>> order = Map.Entry.<T, Integer>comparingByValue().reversed();
    return counts.entrySet().stream()
        .sorted(order.thenComparing(Map.Entry::getKey, ties))
        .limit(atMost)
        .map(Map.Entry::getKey)
        .toList();
  }
}
