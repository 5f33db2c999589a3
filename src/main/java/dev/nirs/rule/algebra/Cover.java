package dev.nirs.rule.algebra;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides containment and overlap of meanings. */
final class Cover {
  private static final String TOO_COMPLEX =
      "the rules cut each other into more than " + Remainder.MOST_PARTS + " parts";

  private Cover() {}

  /** Whether each packet of a meaning is in one of several others. */
  static Containment of(Meaning part, List<Meaning> whole) {
    List<Meaning> near = whole.stream().filter(part::mayOverlap).toList();
    List<Meaning> open = near.stream().filter(one -> !one.isDecidedWithin(part)).toList();
    List<Box> decided =
        near.stream()
            .filter(one -> one.isDecidedWithin(part))
            .flatMap(one -> one.boxes().stream())
            .toList();
    if (part.boxes().stream().allMatch(box -> isFilled(box, decided))) {
      return new Containment.Proven();
    }
    Remainder left = new Remainder(part.boxes());
    left.take(decided);
    if (left.isEmpty()) {
      return new Containment.Proven();
    }
    return left.isTooComplex() ? new Containment.NotProven(TOO_COMPLEX) : outside(part, left, open);
  }

  /** What no decided meaning holds is outside for sure only where no open one may hold it. */
  private static Containment outside(Meaning part, Remainder left, List<Meaning> open) {
    Remainder outside = new Remainder(left.parts());
    open.forEach(one -> outside.take(one.boxes()));
    if (outside.isTooComplex()) {
      return new Containment.NotProven(TOO_COMPLEX);
    }
    return outside.isEmpty()
        ? new Containment.NotProven(conditions(left, open))
        : new Containment.Refuted(Witness.of(outside.parts(), part.opaque()));
  }

  private static String conditions(Remainder left, List<Meaning> open) {
    List<Opaque> all =
        open.stream()
            .filter(one -> left.overlaps(one.boxes()))
            .flatMap(one -> one.opaque().stream())
            .toList();
    return "it depends on " + Opaque.texts(all);
  }

  /**
   * A cheap proof: a box that holds the whole, or boxes that are narrower on the same one axis and
   * fill it.
   */
  private static boolean isFilled(Box box, List<Box> others) {
    Map<Axis, List<Ranges>> slabs = new EnumMap<>(Axis.class);
    for (Box other : others) {
      List<Axis> narrower = other.narrowerThan(box);
      if (narrower.isEmpty()) {
        return true;
      }
      if (narrower.size() == 1) {
        Axis axis = narrower.get(0);
        slabs.computeIfAbsent(axis, a -> new ArrayList<>()).add(other.on(axis));
      }
    }
    return slabs.entrySet().stream()
        .anyMatch(slab -> Ranges.union(slab.getValue()).containsAll(box.on(slab.getKey())));
  }

  /** Whether each packet of several meanings is in one of several others. */
  static Containment ofAll(List<Meaning> parts, List<Meaning> whole) {
    Containment result = new Containment.Proven();
    Nearby near = new Nearby(whole);
    Set<Meaning> equal = new HashSet<>(whole);
    List<Meaning> changed =
        parts.stream().filter(p -> !equal.contains(p) || !p.isDecidedWithin(p)).toList();
    for (Meaning part : changed) {
      switch (of(part, near.of(part))) {
        case Containment.Refuted refuted -> {
          return refuted;
        }
        case Containment.NotProven open -> result = open;
        case Containment.Proven proven -> {}
      }
    }
    return result;
  }

  /** Whether several meanings together are the same packets as several others. */
  static Equivalence equivalence(List<Meaning> first, List<Meaning> second) {
    Containment there = ofAll(first, second);
    if (there instanceof Containment.Refuted refuted) {
      return new Equivalence.Different(refuted.counterexample(), true);
    }
    Containment back = ofAll(second, first);
    if (back instanceof Containment.Refuted refuted) {
      return new Equivalence.Different(refuted.counterexample(), false);
    }
    if (there instanceof Containment.NotProven open) {
      return new Equivalence.NotProven(open.reason());
    }
    return back instanceof Containment.NotProven open
        ? new Equivalence.NotProven(open.reason())
        : new Equivalence.Same();
  }

  /** Whether two meanings share a packet. */
  static Overlap overlap(Meaning one, Meaning other) {
    Meaning both = one.and(other);
    if (both.boxes().isEmpty()) {
      return new Overlap.Disjoint();
    }
    if (one.isDecidedWithin(other) || other.isDecidedWithin(one)) {
      return new Overlap.Shared(Witness.of(both.boxes(), both.opaque()));
    }
    Set<Opaque> open = new HashSet<>(both.opaque());
    open.removeIf(c -> c.isSameForAll() && one.opaque().contains(c) && other.opaque().contains(c));
    return new Overlap.NotProven("it depends on " + Opaque.texts(open));
  }
}
