package dev.nirs.rule.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Boxes by the range of their addresses on one axis: a balanced tree in an array, each part of
 * which knows the greatest address in it, so that those which overlap a range are found without
 * looking at the others (Cormen et al., Introduction to Algorithms, interval trees).
 */
final class Intervals {
  /**
   * A box of a meaning.
   *
   * @param range from its lowest to its highest address on the axis
   * @param box the box
   * @param meaning number of the meaning
   */
  record Entry(Range range, Box box, int meaning) {
    static Entry of(Axis axis, Box box, int meaning) {
      return new Entry(hull(box, axis), box, meaning);
    }
  }

  private final Axis axis;
  private final Entry[] entries;
  private final Point[] greatest;

  Intervals(Axis axis, List<Entry> entries) {
    this.axis = axis;
    this.entries = entries.toArray(Entry[]::new);
    Arrays.sort(this.entries, Comparator.comparing(Entry::range));
    this.greatest = new Point[this.entries.length];
    build(0, this.entries.length);
  }

  private Point build(int low, int high) {
    if (low >= high) {
      return Point.of(0);
    }
    int middle = low + high >>> 1;
    Point most = later(build(low, middle), build(middle + 1, high));
    greatest[middle] = later(most, entries[middle].range.last());
    return greatest[middle];
  }

  private static Point later(Point one, Point other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Range hull(Box box, Axis axis) {
    return new Range(box.on(axis).first(), box.on(axis).last());
  }

  /** The entries whose boxes overlap a box. */
  List<Entry> overlapping(Box box) {
    List<Entry> found = new ArrayList<>();
    first(
        hull(box, axis),
        entry -> {
          if (entry.box.overlaps(box)) {
            found.add(entry);
          }
          return false;
        });
    return found;
  }

  /** The first entry that overlaps a range and passes a test; those after it are not tested. */
  Optional<Entry> first(Range range, Predicate<Entry> test) {
    return first(range, test, 0, entries.length);
  }

  private Optional<Entry> first(Range range, Predicate<Entry> test, int low, int high) {
    int middle = low + high >>> 1;
    if (low >= high || greatest[middle].compareTo(range.first()) < 0) {
      return Optional.empty();
    }
    Optional<Entry> found = first(range, test, low, middle);
    Entry own = entries[middle];
    if (found.isPresent() || own.range.first().compareTo(range.last()) > 0) {
      return found;
    }
    return own.range.last().compareTo(range.first()) >= 0 && test.test(own)
        ? Optional.of(own)
        : first(range, test, middle + 1, high);
  }
}
