package dev.nirs.selection;

import dev.nirs.traffic.IpAddress;
import java.util.Arrays;

/** Numbers addresses in the order they first come. */
final class AddressIndex {
  private long[] highs;
  private long[] lows;
  private int[] slots;
  private int size;

  AddressIndex(int expected) {
    int room = Math.clamp(expected, 8, 1 << 20);
    highs = new long[room];
    lows = new long[room];
    slots = emptySlots(Integer.highestOneBit(room) << 2);
  }

  private static int[] emptySlots(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, LongIndex.ABSENT);
    return slots;
  }

  /** The number of an address, which gets the next one where it is new. */
  int add(IpAddress address) {
    int slot = slot(address.high(), address.low());
    if (slots[slot] != LongIndex.ABSENT) {
      return slots[slot];
    }
    if (size == highs.length) {
      highs = Arrays.copyOf(highs, size + (size >> 1));
      lows = Arrays.copyOf(lows, highs.length);
    }
    highs[size] = address.high();
    lows[size] = address.low();
    slots[slot] = size++;
    if (size > slots.length / 2) {
      grow();
    }
    return size - 1;
  }

  /** The number of an address, or {@link LongIndex#ABSENT}. */
  int find(IpAddress address) {
    return slots[slot(address.high(), address.low())];
  }

  IpAddress address(int number) {
    return new IpAddress(highs[number], lows[number]);
  }

  int size() {
    return size;
  }

  private int slot(long high, long low) {
    int mask = slots.length - 1;
    int slot = (int) LongIndex.mix(low + high * 0x9e3779b97f4a7c15L) & mask;
    while (slots[slot] != LongIndex.ABSENT
        && (lows[slots[slot]] != low || highs[slots[slot]] != high)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    slots = emptySlots(slots.length * 2);
    for (int i = 0; i < size; i++) {
      slots[slot(highs[i], lows[i])] = i;
    }
  }
}
