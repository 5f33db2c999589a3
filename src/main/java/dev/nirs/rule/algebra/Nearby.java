package dev.nirs.rule.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds, among many meanings, those that may overlap a given one, without looking at all: they are
 * sorted by the addresses of the end that most of them limit.
 */
final class Nearby {
  private final Axis axis;
  private final List<Entry> entries;
  private final List<Point> greatestLast;

  /**
   * A box of a meaning.
   *
   * @param range from its lowest to its highest address
   * @param index which meaning
   */
  private record Entry(Range range, int index) {}

  private final List<Meaning> meanings;

  Nearby(List<Meaning> meanings) {
    this.meanings = List.copyOf(meanings);
    this.axis = free(Axis.SOURCE) <= free(Axis.DESTINATION) ? Axis.SOURCE : Axis.DESTINATION;
    this.entries = new ArrayList<>();
    for (int i = 0; i < meanings.size(); i++) {
      for (Box box : meanings.get(i).boxes()) {
        entries.add(new Entry(hull(box.on(axis)), i));
      }
    }
    entries.sort(Comparator.comparing(Entry::range));
    this.greatestLast = new ArrayList<>(entries.size());
    Point greatest = Point.of(0);
    for (Entry entry : entries) {
      greatest = greatest.compareTo(entry.range.last()) < 0 ? entry.range.last() : greatest;
      greatestLast.add(greatest);
    }
  }

  private long free(Axis candidate) {
    return meanings.stream()
        .flatMap(meaning -> meaning.boxes().stream())
        .filter(box -> box.isFree(candidate))
        .count();
  }

  private static Range hull(Ranges ranges) {
    return new Range(ranges.first(), ranges.last());
  }

  /** The numbers of the meanings that may overlap one, in rising order. */
  List<Integer> indexes(Meaning meaning) {
    return meaning.boxes().stream()
        .flatMap(box -> candidates(hull(box.on(axis))).stream())
        .distinct()
        .sorted()
        .filter(index -> meanings.get(index).mayOverlap(meaning))
        .toList();
  }

  /** The meanings that may overlap one, in their order. */
  List<Meaning> of(Meaning meaning) {
    return indexes(meaning).stream().map(meanings::get).toList();
  }

  private List<Integer> candidates(Range range) {
    List<Integer> found = new ArrayList<>();
    for (int i = startingBefore(range.last()) - 1; i >= 0; i--) {
      if (greatestLast.get(i).compareTo(range.first()) < 0) {
        break;
      }
      if (entries.get(i).range.last().compareTo(range.first()) >= 0) {
        found.add(entries.get(i).index);
      }
    }
    return found;
  }

  /** How many entries start at a point or before. */
  private int startingBefore(Point point) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (entries.get(middle).range.first().compareTo(point) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
