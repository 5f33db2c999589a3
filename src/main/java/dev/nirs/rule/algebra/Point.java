package dev.nirs.rule.algebra;

import dev.nirs.traffic.IpAddress;

/**
 * One unsigned 128-bit number: an address as {@link IpAddress} holds it, or a port, protocol or
 * other small number.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
record Point(long high, long low) implements Comparable<Point> {

  static Point of(long number) {
    return new Point(0, number);
  }

  static Point of(IpAddress address) {
    return new Point(address.high(), address.low());
  }

  IpAddress address() {
    return new IpAddress(high, low);
  }

  int number() {
    return (int) low;
  }

  /** The number after this one; must not be asked of the greatest. */
  Point next() {
    return new Point(low == -1 ? high + 1 : high, low + 1);
  }

  /** The number before this one; must not be asked of 0. */
  Point previous() {
    return new Point(low == 0 ? high - 1 : high, low - 1);
  }

  /** This number with its lowest bits set, 0 to 128 of them. */
  Point lastOfBlock(int bits) {
    long upper = bits <= 64 ? high : high | ones(bits - 64);
    return new Point(upper, low | ones(Math.min(bits, 64)));
  }

  /** This number with its lowest bits cleared, 0 to 128 of them. */
  Point firstOfBlock(int bits) {
    long upper = bits <= 64 ? high : high & ~ones(bits - 64);
    return new Point(upper, low & ~ones(Math.min(bits, 64)));
  }

  /** How many of the lowest bits are 0. */
  int trailingZeros() {
    return low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
  }

  private static long ones(int bits) {
    return bits == 0 ? 0 : -1L >>> 64 - bits;
  }

  @Override
  public int compareTo(Point other) {
    int upper = Long.compareUnsigned(high, other.high);
    return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
  }
}
