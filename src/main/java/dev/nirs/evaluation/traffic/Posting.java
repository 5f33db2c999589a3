package dev.nirs.evaluation.traffic;

import java.util.BitSet;

/** Rising numbers, each once: a stretch of an array that others share. */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
record Posting(int[] values, int from, int to) {

  static final Posting EMPTY = new Posting(new int[0], 0, 0);

  int size() {
    return to - from;
  }

  int at(int position) {
    return values[position];
  }

  /** Position of the first number that is at least {@code least}. */
  int lower(int least) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many numbers lie within {@code first} (inclusive) and {@code end} (exclusive). */
  int count(int first, int end) {
    return from == to ? 0 : lower(end) - lower(first);
  }

  /** Sets the bits of the numbers within the bounds, less {@code first}. */
  void mark(int first, int end, BitSet marks) {
    for (int i = lower(first); i < to && values[i] < end; i++) {
      marks.set(values[i] - first);
    }
  }

  /** How many numbers within the bounds are not marked. */
  int unmarked(int first, int end, BitSet marks) {
    int count = 0;
    for (int i = lower(first); i < to && values[i] < end; i++) {
      count += marks.get(values[i] - first) ? 0 : 1;
    }
    return count;
  }
}
