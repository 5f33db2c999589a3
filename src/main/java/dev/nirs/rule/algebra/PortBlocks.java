package dev.nirs.rule.algebra;

import java.util.ArrayList;
import java.util.List;

/** Cuts ports into blocks that are named by their upper bits, as networks are. */
final class PortBlocks {
  private PortBlocks() {}

  /** The fewest blocks that hold exactly the ports of a set. */
  static List<Range> of(Ranges ports) {
    List<Range> blocks = new ArrayList<>();
    for (Range range : ports.list()) {
      Point first = range.first();
      Point last;
      do {
        int bits = Math.min(first.trailingZeros(), 16);
        while (first.lastOfBlock(bits).compareTo(range.last()) > 0) {
          bits--;
        }
        last = first.lastOfBlock(bits);
        blocks.add(new Range(first, last));
        first = last.next();
      } while (last.compareTo(range.last()) < 0);
    }
    return blocks;
  }
}
