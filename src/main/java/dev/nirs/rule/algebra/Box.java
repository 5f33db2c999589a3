package dev.nirs.rule.algebra;

import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The packets of a family whose value on each axis lies in a set.
 *
 * @param version the family
 * @param sides the set of each axis, in the order of {@link Axis}
 */
record Box(IpVersion version, List<Ranges> sides) {
  private static final Axis[] AXES = Axis.values();
  private static final Box ALL_V4 = free(IpVersion.V4);
  private static final Box ALL_V6 = free(IpVersion.V6);

  /** Every packet of a family. */
  static Box all(IpVersion version) {
    return version == IpVersion.V4 ? ALL_V4 : ALL_V6;
  }

  private static Box free(IpVersion version) {
    return new Box(version, Arrays.stream(AXES).map(axis -> axis.universe(version)).toList());
  }

  Ranges on(Axis axis) {
    return sides.get(axis.index());
  }

  /** This box with another set on one axis. */
  Box with(Axis axis, Ranges ranges) {
    Ranges[] changed = sides.toArray(Ranges[]::new);
    changed[axis.index()] = ranges;
    return new Box(version, List.of(changed));
  }

  /** This box limited on one axis. */
  Box limited(Axis axis, Ranges ranges) {
    return with(axis, on(axis).and(ranges));
  }

  /** Whether an axis is not limited at all. */
  boolean isFree(Axis axis) {
    return on(axis).equals(axis.universe(version));
  }

  boolean isEmpty() {
    return sides.contains(Ranges.NONE);
  }

  boolean overlaps(Box other) {
    boolean common = version == other.version;
    for (int i = 0; i < AXES.length && common; i++) {
      common = sides.get(i).overlaps(other.sides.get(i));
    }
    return common;
  }

  /** The axes on which this box lacks numbers that another has; none where it holds all of it. */
  List<Axis> narrowerThan(Box other) {
    List<Axis> narrower = new ArrayList<>();
    for (Axis axis : AXES) {
      if (!on(axis).containsAll(other.on(axis))) {
        narrower.add(axis);
      }
    }
    return narrower;
  }

  /** Whether the packet with the lowest number on each axis of another box is in this one. */
  boolean holdsCornerOf(Box other) {
    boolean held = version == other.version;
    for (int i = 0; i < AXES.length && held; i++) {
      held = sides.get(i).contains(other.sides.get(i).first());
    }
    return held;
  }

  /** The packets in both, or empty where there are none. */
  Optional<Box> and(Box other) {
    if (!overlaps(other)) {
      return Optional.empty();
    }
    List<Ranges> common = new ArrayList<>(AXES.length);
    for (int i = 0; i < AXES.length; i++) {
      common.add(sides.get(i).and(other.sides.get(i)));
    }
    return Optional.of(new Box(version, List.copyOf(common)));
  }

  /** The packets of this box that are not in the other, as boxes that do not overlap. */
  List<Box> minus(Box other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<Box> parts = new ArrayList<>();
    Box rest = this;
    for (Axis axis : AXES) {
      Ranges outside = rest.on(axis).minus(other.on(axis));
      if (!outside.isEmpty()) {
        parts.add(rest.with(axis, outside));
        rest = rest.limited(axis, other.on(axis));
      }
    }
    return parts;
  }
}
