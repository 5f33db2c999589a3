package dev.nirs.rule.algebra;

/**
 * The numbers from first to last, both inclusive.
 *
 * @param first the lowest
 * @param last the highest, not below the first
 */
record Range(Point first, Point last) implements Comparable<Range> {

  boolean contains(Point point) {
    return first.compareTo(point) <= 0 && point.compareTo(last) <= 0;
  }

  @Override
  public int compareTo(Range other) {
    int order = first.compareTo(other.first);
    return order != 0 ? order : last.compareTo(other.last);
  }
}
