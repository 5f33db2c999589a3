package dev.nirs.selection;

import dev.nirs.traffic.SaltedHash;
import java.util.Arrays;

/**
 * Numbers keys in the order they first come: a hash index with open addressing over longs, which
 * holds no objects.
 */
final class LongIndex {
  static final int ABSENT = -1;

  private long[] keys;
  private int[] slots;
  private int size;
  private int shift;

  LongIndex(int expected) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.clamp(expected, 8, 1 << 28));
    keys = new long[Math.max(8, expected)];
    slots = emptySlots(bits);
    shift = 64 - bits;
  }

  private static int[] emptySlots(int bits) {
    int[] slots = new int[1 << bits];
    Arrays.fill(slots, ABSENT);
    return slots;
  }

  /** The number of a key, which gets the next one where it is new. */
  int add(long key) {
    int slot = slot(key);
    if (slots[slot] != ABSENT) {
      return slots[slot];
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size + (size >> 1));
    }
    keys[size] = key;
    slots[slot] = size++;
    if (size > slots.length / 2) {
      grow();
    }
    return size - 1;
  }

  /** The number of a key, or {@link #ABSENT}. */
  int find(long key) {
    return slots[slot(key)];
  }

  long key(int number) {
    return keys[number];
  }

  int size() {
    return size;
  }

  private int slot(long key) {
    int mask = slots.length - 1;
    int slot = (int) (SaltedHash.of(key) >>> shift);
    while (slots[slot] != ABSENT && keys[slots[slot]] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    shift--;
    slots = emptySlots(64 - shift);
    for (int i = 0; i < size; i++) {
      slots[slot(keys[i])] = i;
    }
  }
}
