package dev.nirs.knowledge;

import dev.nirs.summary.AttackPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells which examples are the same case as one, for our purpose: same pattern, same rules but for
 * addresses and source ports, and nine tenths of the words of both texts in common.
 */
final class NearDuplicate implements Predicate<Example> {
  private static final double LEAST_COMMON = 0.9;

  private final AttackPattern pattern;
  private final Set<String> words;
  private final String shape;

  NearDuplicate(Example of) {
    pattern = of.pattern();
    words = words(of.text());
    shape = RuleShape.ofRules(of.rules());
  }

  @Override
  public boolean test(Example other) {
    return pattern == other.pattern()
        && common(words(other.text())) >= LEAST_COMMON
        && RuleShape.ofRules(other.rules()).equals(shape);
  }

  /** The Jaccard index of the words. */
  private double common(Set<String> others) {
    Set<String> both = new HashSet<>(words);
    both.retainAll(others);
    return (double) both.size() / (words.size() + others.size() - both.size());
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split("[^a-z0-9]+", -1)));
  }
}
