package dev.nirs.rule.algebra;

import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Merges the rules of a list, stretch by stretch. */
final class RuleMerge {
  /** The orders in which joining is tried; which is best depends on the rules. */
  private static final List<List<Axis>> ORDERS =
      List.of(
          List.of(
              Axis.SOURCE, Axis.DESTINATION, Axis.DESTINATION_PORT, Axis.SOURCE_PORT, Axis.STATE),
          List.of(
              Axis.DESTINATION_PORT, Axis.SOURCE_PORT, Axis.STATE, Axis.SOURCE, Axis.DESTINATION),
          List.of(
              Axis.DESTINATION, Axis.DESTINATION_PORT, Axis.STATE, Axis.SOURCE, Axis.SOURCE_PORT));

  /** Rules beyond which one order must do. */
  private static final int MOST_IN_ALL_ORDERS = 2_000;

  /**
   * Rules that may change places among themselves.
   *
   * @param rules the rules
   * @param numbers their numbers in the list, from 1
   */
  private record Stretch(List<Rule> rules, List<Integer> numbers) {}

  private final List<MergeAdvice.Merged> merged = new ArrayList<>();
  private final Set<Integer> used = new HashSet<>();

  private RuleMerge() {}

  static MergeAdvice of(List<Rule> rules) {
    RuleMerge merge = new RuleMerge();
    stretches(rules).forEach(merge::stretch);
    List<Integer> dropped =
        IntStream.rangeClosed(1, rules.size())
            .filter(number -> !merge.used.contains(number))
            .boxed()
            .toList();
    return new MergeAdvice(merge.merged, dropped, rules.size());
  }

  private static List<Stretch> stretches(List<Rule> rules) {
    Map<String, List<Stretch>> chains = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      List<Stretch> stretches =
          chains.computeIfAbsent(rule.version() + rule.chain(), chain -> new ArrayList<>());
      if (stretches.isEmpty() || !goesWith(stretches.get(stretches.size() - 1), rule)) {
        stretches.add(new Stretch(new ArrayList<>(), new ArrayList<>()));
      }
      stretches.get(stretches.size() - 1).rules.add(rule);
      stretches.get(stretches.size() - 1).numbers.add(i + 1);
    }
    return chains.values().stream().flatMap(List::stream).toList();
  }

  private static boolean goesWith(Stretch stretch, Rule rule) {
    Rule last = stretch.rules.get(stretch.rules.size() - 1);
    return last.target().equals(rule.target()) && !dependsOnPlace(last) && !dependsOnPlace(rule);
  }

  private static boolean dependsOnPlace(Rule rule) {
    return rule.target() instanceof Target.Log
        || rule.matches().stream().anyMatch(HistoryMatch.class::isInstance);
  }

  private void stretch(Stretch stretch) {
    List<Joining.Piece> given = stretch.rules.stream().map(Joining.Piece::new).toList();
    List<Joining.Piece> best = given;
    int tries = given.size() < 2 ? 0 : given.size() > MOST_IN_ALL_ORDERS ? 1 : ORDERS.size();
    for (List<Axis> order : ORDERS.subList(0, tries)) {
      List<Joining.Piece> fewer = Joining.fewest(given, order);
      best = fewer.size() < best.size() ? fewer : best;
    }
    boolean proven = Cover.equivalence(meanings(given), meanings(best)) instanceof Equivalence.Same;
    keep(proven ? best : given, stretch.numbers, given);
  }

  private static List<Meaning> meanings(List<Joining.Piece> pieces) {
    return pieces.stream().map(Joining.Piece::meaning).toList();
  }

  /** Which rules the new ones stand for: all that share a packet with them. */
  private void keep(List<Joining.Piece> kept, List<Integer> numbers, List<Joining.Piece> given) {
    Nearby near = new Nearby(meanings(given));
    Map<Rule, Integer> same = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      same.putIfAbsent(given.get(i).rule(), numbers.get(i));
    }
    for (Joining.Piece piece : kept) {
      Integer number = same.get(piece.rule());
      List<Integer> from =
          number != null
              ? List.of(number)
              : near.indexes(piece.meaning()).stream().map(numbers::get).toList();
      merged.add(new MergeAdvice.Merged(piece.rule(), from));
      used.addAll(from);
    }
  }
}
