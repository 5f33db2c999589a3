package dev.nirs.rule.algebra;

import java.util.ArrayList;
import java.util.List;

/**
 * A block of packets that holds packets of a rule: everything that agrees with a key on the bits of
 * a shape.
 *
 * @param rule index of the rule
 * @param shape the bits
 * @param key their values
 * @param box the packets of the rule that lie in the block, for a finer division
 */
record ShapeEntry(int rule, Shape shape, ShapeKey key, Box box) {
  /** Ranges of ports that are looked up one by one; a multiport condition has at most 15. */
  private static final int MOST_RANGES = 16;

  /** Few blocks for a box that is empty on no axis but perhaps the state. */
  static List<ShapeEntry> coarse(int rule, Box box) {
    List<ShapeEntry> entries = new ArrayList<>();
    for (Box part : pieces(box)) {
      entries.add(hull(rule, part));
    }
    return entries;
  }

  /** As many blocks as it takes to hold nothing but packets of the box, on one axis of ports. */
  List<ShapeEntry> fine() {
    Axis axis = box.isFree(Axis.DESTINATION_PORT) ? Axis.SOURCE_PORT : Axis.DESTINATION_PORT;
    if (!namesPorts(box) || box.isFree(axis)) {
      return List.of(this);
    }
    List<ShapeEntry> entries = new ArrayList<>();
    for (Range block : PortBlocks.of(box.on(axis))) {
      entries.add(hull(rule, box.with(axis, new Ranges(List.of(block)))));
    }
    return entries;
  }

  private static List<Box> pieces(Box box) {
    Axis axis = box.isFree(Axis.DESTINATION_PORT) ? Axis.SOURCE_PORT : Axis.DESTINATION_PORT;
    List<Range> ranges = box.on(axis).list();
    return !namesPorts(box) || ranges.size() > MOST_RANGES
        ? List.of(box)
        : ranges.stream().map(range -> box.with(axis, new Ranges(List.of(range)))).toList();
  }

  private static ShapeEntry hull(int rule, Box box) {
    Ranges protocols = box.on(Axis.PROTOCOL);
    boolean single = protocols.first().equals(protocols.last());
    boolean ports = namesPorts(box);
    Shape shape =
        new Shape(
            commonBits(box.on(Axis.SOURCE), 128),
            commonBits(box.on(Axis.DESTINATION), 128),
            single,
            ports ? commonBits(box.on(Axis.SOURCE_PORT), 16) : 0,
            ports ? commonBits(box.on(Axis.DESTINATION_PORT), 16) : 0);
    ShapeKey key =
        new ShapeKey(
            box.on(Axis.SOURCE).first(),
            box.on(Axis.DESTINATION).first(),
            ShapeKey.rest(
                protocols.first().number(),
                box.on(Axis.SOURCE_PORT).first().number(),
                box.on(Axis.DESTINATION_PORT).first().number()));
    return new ShapeEntry(rule, shape, key.masked(shape), box);
  }

  private static boolean namesPorts(Box box) {
    Ranges protocols = box.on(Axis.PROTOCOL);
    return protocols.first().equals(protocols.last())
        && ShapeTables.hasPorts(protocols.first().number());
  }

  /** How many upper bits, of numbers of a width, all numbers of a set share. */
  private static int commonBits(Ranges ranges, int width) {
    Point first = ranges.first();
    Point last = ranges.last();
    long upper = first.high() ^ last.high();
    int leading =
        upper != 0
            ? Long.numberOfLeadingZeros(upper)
            : 64 + Long.numberOfLeadingZeros(first.low() ^ last.low());
    return Math.max(0, leading - (128 - width));
  }
}
