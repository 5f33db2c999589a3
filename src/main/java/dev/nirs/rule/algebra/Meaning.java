package dev.nirs.rule.algebra;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The packets that a rule matches: those in one of the boxes that meet all of the opaque
 * conditions.
 *
 * @param boxes none of them empty; they may overlap; none at all where nothing can match
 * @param opaque what the boxes do not hold
 */
record Meaning(List<Box> boxes, Set<Opaque> opaque) {

  Meaning {
    boxes = boxes.stream().filter(box -> !box.isEmpty()).toList();
    opaque = Set.copyOf(opaque);
  }

  static Meaning of(Rule rule) {
    return of(rule.version(), rule.matches());
  }

  /** The packets that meet all of a rule's conditions. */
  static Meaning of(IpVersion version, List<Match> matches) {
    MatchBoxes read = MatchBoxes.of(version, matches);
    return new Meaning(read.boxes(), read.opaque());
  }

  /** Whether the opaque conditions surely hold for every packet of another meaning. */
  boolean isDecidedWithin(Meaning other) {
    return opaque.stream().allMatch(c -> c.isSameForAll() && other.opaque.contains(c));
  }

  /** Whether something about it could not be read. */
  boolean isPartlyUnread() {
    return opaque.stream().anyMatch(Opaque.Unread.class::isInstance);
  }

  /** Whether the boxes share a packet. */
  boolean mayOverlap(Meaning other) {
    for (Box box : boxes) {
      for (Box second : other.boxes) {
        if (box.overlaps(second)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The packets of both. */
  Meaning and(Meaning other) {
    List<Box> common = new ArrayList<>();
    for (Box box : boxes) {
      other.boxes.forEach(second -> box.and(second).ifPresent(common::add));
    }
    Set<Opaque> all = new HashSet<>(opaque);
    all.addAll(other.opaque);
    return new Meaning(common, all);
  }

  /** The same boxes under one more condition. */
  Meaning under(Opaque condition) {
    Set<Opaque> more = new HashSet<>(opaque);
    more.add(condition);
    return new Meaning(boxes, more);
  }

  /** The packets left where others leave; where that is open, an unread condition says so. */
  Meaning without(Meaning leaving, Place rule) {
    Remainder rest = new Remainder(boxes);
    if (leaving.isDecidedWithin(this)) {
      rest.take(leaving.boxes());
      if (!rest.isTooComplex()) {
        return new Meaning(rest.parts(), opaque);
      }
    }
    return mayOverlap(leaving) ? under(new Opaque.Unread("what " + rule + " sends back")) : this;
  }
}
