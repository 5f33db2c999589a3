package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins rules of one chain and target that differ on one axis only, axis by axis, and leaves out
 * what others cover, until nothing changes.
 */
final class Joining {
  /** Rules beyond which coverage by several others is not looked for: it compares each with all. */
  private static final int MOST_COMPARED = 5_000;

  /**
   * What must be equal for rules to be joined on an axis.
   *
   * @param boxes the boxes with that axis set free
   * @param opaque the other conditions
   */
  record Key(List<Box> boxes, Set<Opaque> opaque) {}

  private Joining() {}

  /** The rules that are left when the axes are gone through in an order. */
  static List<Rule> fewest(List<Rule> rules, List<Axis> order) {
    List<Rule> before = List.of();
    List<Rule> after = rules;
    while (!after.equals(before)) {
      before = after;
      for (Axis axis : order) {
        after = join(after, axis);
      }
      after = uncovered(after);
    }
    return after;
  }

  private static List<Rule> join(List<Rule> rules, Axis axis) {
    Map<Object, List<Rule>> groups = new LinkedHashMap<>();
    for (Rule rule : rules) {
      Object key = key(rule, axis).<Object>map(k -> k).orElse(List.of(groups.size()));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(rule);
    }
    List<Rule> joined = new ArrayList<>();
    for (List<Rule> group : groups.values()) {
      joined.addAll(group.size() == 1 ? group : RuleUnion.of(group, axis));
    }
    return joined;
  }

  /** Empty for a rule whose boxes differ on the axis, or that matches nothing. */
  static Optional<Key> key(Rule rule, Axis axis) {
    Meaning meaning = Meaning.of(rule);
    List<Box> boxes = meaning.boxes();
    boolean same = boxes.stream().map(box -> box.on(axis)).distinct().count() == 1;
    return same
        ? Optional.of(
            new Key(
                boxes.stream().map(b -> b.with(axis, axis.universe(b.version()))).toList(),
                meaning.opaque()))
        : Optional.empty();
  }

  /** The rules without those that others cover together; of equal ones the first stays. */
  private static List<Rule> uncovered(List<Rule> rules) {
    if (rules.size() > MOST_COMPARED) {
      return rules;
    }
    List<Meaning> meanings = rules.stream().map(Meaning::of).toList();
    Nearby near = new Nearby(meanings);
    List<Boolean> kept = new ArrayList<>(Collections.nCopies(rules.size(), true));
    for (int i = rules.size() - 1; i >= 0; i--) {
      int own = i;
      List<Meaning> others =
          near.indexes(meanings.get(i)).stream()
              .filter(other -> other != own && kept.get(other))
              .map(meanings::get)
              .toList();
      kept.set(i, !(Cover.of(meanings.get(i), others) instanceof Containment.Proven));
    }
    List<Rule> left = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (kept.get(i)) {
        left.add(rules.get(i));
      }
    }
    return left;
  }
}
