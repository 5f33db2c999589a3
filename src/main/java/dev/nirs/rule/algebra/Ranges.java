package dev.nirs.rule.algebra;

import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A set of unsigned 128-bit numbers, held as ranges in rising order that neither overlap nor touch,
 * so that equal sets are equal values. Immutable.
 *
 * @param list the ranges
 */
record Ranges(List<Range> list) {
  static final Ranges NONE = new Ranges(List.of());

  /** The numbers from first to last. */
  static Ranges of(long first, long last) {
    return new Ranges(List.of(new Range(Point.of(first), Point.of(last))));
  }

  /** The ports of a range. */
  static Ranges of(PortRange ports) {
    return of(ports.first(), ports.last());
  }

  /** The addresses of a network. */
  static Ranges of(Prefix prefix) {
    Point first = Point.of(prefix.address());
    int bits = prefix.version().bits() - prefix.length();
    return new Ranges(List.of(new Range(first, first.lastOfBlock(bits))));
  }

  /** Every number that is in one of the sets. */
  static Ranges union(Collection<Ranges> sets) {
    return sets.size() == 1
        ? sets.iterator().next()
        : ofUnordered(sets.stream().flatMap(set -> set.list.stream()).toList());
  }

  /** The numbers of ranges in any order, which may overlap. */
  static Ranges ofUnordered(Collection<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(null);
    List<Range> joined = new ArrayList<>();
    for (Range range : sorted) {
      Range before = joined.isEmpty() ? range : joined.get(joined.size() - 1);
      if (joined.isEmpty() || !touches(before, range)) {
        joined.add(range);
      } else if (before.last().compareTo(range.last()) < 0) {
        joined.set(joined.size() - 1, new Range(before.first(), range.last()));
      }
    }
    return new Ranges(List.copyOf(joined));
  }

  /** Whether a range that starts no earlier than another overlaps it or follows at once. */
  private static boolean touches(Range before, Range range) {
    return range.first().compareTo(before.last()) <= 0
        || range.first().equals(before.last().next());
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  Point first() {
    return list.get(0).first();
  }

  Point last() {
    return list.get(list.size() - 1).last();
  }

  boolean contains(Point point) {
    int at = from(point);
    return at < list.size() && list.get(at).contains(point);
  }

  /** Where the first range is that does not end before a point; the size where none is. */
  private int from(Point point) {
    int low = 0;
    int high = list.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (list.get(middle).last().compareTo(point) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean overlaps(Ranges other) {
    if (isEmpty() || other.isEmpty()) {
      return false;
    }
    int i = from(other.first());
    int j = other.from(first());
    while (i < list.size() && j < other.list.size()) {
      Range one = list.get(i);
      Range two = other.list.get(j);
      if (one.last().compareTo(two.first()) < 0) {
        i++;
      } else if (two.last().compareTo(one.first()) < 0) {
        j++;
      } else {
        return true;
      }
    }
    return false;
  }

  boolean containsAll(Ranges other) {
    for (Range part : other.list) {
      int i = from(part.first());
      boolean inside =
          i < list.size()
              && list.get(i).contains(part.first())
              && list.get(i).contains(part.last());
      if (!inside) {
        return false;
      }
    }
    return true;
  }

  /** The numbers in both sets. */
  Ranges and(Ranges other) {
    if (isEmpty() || other.isEmpty()) {
      return NONE;
    }
    List<Range> common = new ArrayList<>();
    int i = from(other.first());
    int j = other.from(first());
    while (i < list.size() && j < other.list.size()) {
      Range one = list.get(i);
      Range two = other.list.get(j);
      Point first = one.first().compareTo(two.first()) < 0 ? two.first() : one.first();
      boolean oneEnds = one.last().compareTo(two.last()) < 0;
      Point last = oneEnds ? one.last() : two.last();
      if (first.compareTo(last) <= 0) {
        common.add(new Range(first, last));
      }
      i += oneEnds ? 1 : 0;
      j += oneEnds ? 0 : 1;
    }
    return new Ranges(List.copyOf(common));
  }

  /** The numbers of this set that are not in the other. */
  Ranges minus(Ranges other) {
    List<Range> rest = new ArrayList<>();
    for (Range range : list) {
      int start = other.from(range.first());
      cut(range, other.list.subList(start, other.list.size()), rest);
    }
    return new Ranges(List.copyOf(rest));
  }

  private static void cut(Range range, List<Range> holes, List<Range> rest) {
    Point from = range.first();
    for (Range hole : holes) {
      if (hole.first().compareTo(range.last()) > 0) {
        break;
      }
      if (hole.first().compareTo(from) > 0) {
        rest.add(new Range(from, hole.first().previous()));
      }
      if (hole.last().compareTo(range.last()) >= 0) {
        return;
      }
      from = hole.last().next();
    }
    rest.add(new Range(from, range.last()));
  }

  /** How many numbers are in the set. */
  BigInteger size() {
    BigInteger size = BigInteger.ZERO;
    for (Range range : list) {
      size = size.add(number(range.last())).subtract(number(range.first())).add(BigInteger.ONE);
    }
    return size;
  }

  private static BigInteger number(Point point) {
    return unsigned(point.high()).shiftLeft(64).add(unsigned(point.low()));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }
}
