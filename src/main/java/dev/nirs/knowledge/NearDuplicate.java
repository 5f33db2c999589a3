package dev.nirs.knowledge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When two examples are one case for our purpose: same pattern, same rules but for addresses and
 * source ports, and nine tenths of the words of both texts in common.
 */
final class NearDuplicate {
  private static final double LEAST_COMMON = 0.9;

  private NearDuplicate() {}

  static boolean of(Example one, Example other) {
    return one.pattern() == other.pattern()
        && RuleShape.ofRules(one.rules()).equals(RuleShape.ofRules(other.rules()))
        && common(one.text(), other.text()) >= LEAST_COMMON;
  }

  /** The Jaccard index of the words. */
  private static double common(String one, String other) {
    Set<String> first = words(one);
    Set<String> all = words(other);
    Set<String> both = new HashSet<>(first);
    both.retainAll(all);
    all.addAll(first);
    return (double) both.size() / all.size();
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split("[^a-z0-9]+", -1)));
  }
}
