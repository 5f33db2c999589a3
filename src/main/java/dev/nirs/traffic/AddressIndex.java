package dev.nirs.traffic;

import java.util.Arrays;

/**
 * Numbers addresses from 0 in the order they first come: a hash index with open addressing, which
 * holds no objects. Not thread-safe while it grows; safe to read by several threads after that.
 */
public final class AddressIndex {
  /** What {@link #find} tells of an address that has no number. */
  public static final int ABSENT = -1;

  private long[] highs;
  private long[] lows;
  private int[] slots;
  private int shift;
  private int size;

  /**
   * An empty index.
   *
   * @param expected addresses there will be, about
   */
  public AddressIndex(int expected) {
    int room = Math.clamp(expected, 8, 1 << 20);
    highs = new long[room];
    lows = new long[room];
    setSlots(33 - Integer.numberOfLeadingZeros(room));
  }

  private void setSlots(int bits) {
    slots = new int[1 << bits];
    Arrays.fill(slots, ABSENT);
    shift = 64 - bits;
  }

  /**
   * The number of an address, which gets the next one where it is new.
   *
   * @param address any address
   * @return 0 or more
   */
  public int add(IpAddress address) {
    int slot = slot(address.high(), address.low());
    if (slots[slot] != ABSENT) {
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

  /**
   * The number of an address.
   *
   * @param address any address
   * @return 0 or more, or {@link #ABSENT}
   */
  public int find(IpAddress address) {
    return slots[slot(address.high(), address.low())];
  }

  /**
   * The address of a number.
   *
   * @param number 0 to size - 1
   * @return the address
   */
  public IpAddress address(int number) {
    return new IpAddress(highs[number], lows[number]);
  }

  /**
   * How many addresses have a number.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /** The order of {@link IpAddress#compareTo}. */
  int compare(int number, IpAddress other) {
    int upper = Long.compareUnsigned(highs[number], other.high());
    return upper != 0 ? upper : Long.compareUnsigned(lows[number], other.low());
  }

  private int slot(long high, long low) {
    int mask = slots.length - 1;
    int slot = (int) (SaltedHash.of(high, low) >>> shift);
    while (slots[slot] != ABSENT && (lows[slots[slot]] != low || highs[slots[slot]] != high)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    setSlots(65 - shift);
    for (int i = 0; i < size; i++) {
      slots[slot(highs[i], lows[i])] = i;
    }
  }
}
