package dev.nirs.ingest;

import java.util.Arrays;

/**
 * The different numbers that were added last, up to so many; adding one of them again does not
 * renew it. A hash set of open addressing (Knuth, TAOCP 3, section 6.4, algorithms L and R) and a
 * ring for the order, both as large as needed.
 */
final class RecentNumbers {
  private static final int FEWEST = 1 << 6;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private final int most;

  /** In the order they were added; behind the last place it goes on at the first. */
  private long[] ring = new long[FEWEST];

  /** Each one more than the number; 0 for none. */
  private long[] slots = new long[4 * FEWEST];

  private int count;
  private int oldest;

  /** Holds at most so many. */
  RecentNumbers(int most) {
    this.most = most;
  }

  /** Adds a number of 0 or more, for which the oldest one may have to go. */
  void add(long number) {
    if (contains(number)) {
      return;
    }
    if (count == most) {
      remove(ring[oldest]);
      ring[oldest] = number;
      oldest = (oldest + 1) % most;
    } else {
      if (count == ring.length) {
        grow();
      }
      ring[count++] = number;
    }
    slots[place(number)] = number + 1;
  }

  /** Whether a number is there; no negative one is. */
  boolean contains(long number) {
    return number >= 0 && count > 0 && slots[place(number)] != 0;
  }

  /** Where a number is, or would be. */
  private int place(long number) {
    int slot = home(number);
    while (slots[slot] != 0 && slots[slot] != number + 1) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private int home(long number) {
    long mixed = number * MIX;
    return (int) (mixed ^ mixed >>> 32) & slots.length - 1;
  }

  private void grow() {
    ring = Arrays.copyOf(ring, Math.min(2 * count, most));
    slots = new long[8 * count];
    for (int i = 0; i < count; i++) {
      slots[place(ring[i])] = ring[i] + 1;
    }
  }

  /** Moves up what stands behind the gap because its own place was taken. */
  private void remove(long number) {
    int gap = place(number);
    slots[gap] = 0;
    int mask = slots.length - 1;
    for (int slot = gap + 1 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      int steps = slot - home(slots[slot] - 1) & mask;
      if (steps >= (slot - gap & mask)) {
        slots[gap] = slots[slot];
        slots[slot] = 0;
        gap = slot;
      }
    }
  }
}
