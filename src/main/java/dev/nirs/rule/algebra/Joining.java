package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Joins rules of one chain and target that differ on one axis only, axis by axis, and leaves out
 * what others cover, until nothing changes.
 */
final class Joining {
  /** Rules beyond which coverage by several others is not looked for: it compares each with all. */
  private static final int MOST_COMPARED = 20_000;

  /**
   * What must be equal for rules to be joined on an axis.
   *
   * @param boxes the boxes with that axis set free
   * @param opaque the other conditions
   */
  record Key(List<Box> boxes, Set<Opaque> opaque) {}

  /**
   * A rule with its meaning.
   *
   * @param rule the rule
   * @param meaning its packets
   */
  record Piece(Rule rule, Meaning meaning) {
    Piece(Rule rule) {
      this(rule, Meaning.of(rule));
    }
  }

  private Joining() {}

  /** The rules that are left when the axes are gone through in an order. */
  static List<Piece> fewest(List<Piece> rules, List<Axis> order) {
    int before = rules.size();
    List<Piece> after = uncovered(joined(rules, order));
    while (after.size() < before) {
      before = after.size();
      List<Piece> joined = joined(after, order);
      after = joined.size() < before ? uncovered(joined) : joined;
    }
    return after;
  }

  private static List<Piece> joined(List<Piece> rules, List<Axis> order) {
    List<Piece> joined = rules;
    for (Axis axis : order) {
      joined = join(joined, axis);
    }
    return joined;
  }

  private static List<Piece> join(List<Piece> rules, Axis axis) {
    Map<Object, List<Piece>> groups = new LinkedHashMap<>();
    for (Piece rule : rules) {
      Object key = key(rule.meaning, axis).<Object>map(k -> k).orElse(List.of(groups.size()));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(rule);
    }
    List<Piece> joined = new ArrayList<>();
    for (List<Piece> group : groups.values()) {
      joined.addAll(group.size() == 1 ? group : RuleUnion.of(group, axis));
    }
    return joined;
  }

  /** Empty for a rule whose boxes differ on the axis, or that matches nothing. */
  static Optional<Key> key(Meaning meaning, Axis axis) {
    List<Box> boxes = meaning.boxes();
    boolean same = !boxes.isEmpty();
    for (Box box : boxes) {
      same = same && box.on(axis).equals(boxes.get(0).on(axis));
    }
    return same
        ? Optional.of(
            new Key(
                boxes.stream().map(b -> b.with(axis, axis.universe(b.version()))).toList(),
                meaning.opaque()))
        : Optional.empty();
  }

  private static boolean isCovered(Meaning meaning, Nearby near, IntPredicate others) {
    return !near.findGap(meaning, others)
        && Cover.of(meaning, near.of(meaning, others)) instanceof Containment.Proven;
  }

  /** The rules without those that others cover together; of equal ones the first stays. */
  private static List<Piece> uncovered(List<Piece> rules) {
    if (rules.size() > MOST_COMPARED) {
      return rules;
    }
    Nearby near = new Nearby(rules.stream().map(Piece::meaning).toList());
    List<Boolean> kept = new ArrayList<>(Collections.nCopies(rules.size(), true));
    for (int i = rules.size() - 1; i >= 0; i--) {
      int own = i;
      kept.set(i, !isCovered(rules.get(i).meaning, near, other -> other != own && kept.get(other)));
    }
    List<Piece> left = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (kept.get(i)) {
        left.add(rules.get(i));
      }
    }
    return left;
  }
}
