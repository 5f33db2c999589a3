package dev.nirs.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes in one step (Warren, Hacker's Delight, 6-1), the first in the low bits. */
final class EightBytes {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ~LOW_BITS;
  private static final long BLANKS = ' ' * ONES;

  private EightBytes() {}

  /** The eight bytes from a place on; all of them must lie in the array. */
  static long at(byte[] bytes, int from) {
    return (long) LITTLE_ENDIAN.get(bytes, from);
  }

  /** At most eight bytes between two places; zeros behind them. */
  static long at(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= Long.BYTES) {
      return at(bytes, from);
    }
    if (length > 0 && from + Long.BYTES <= bytes.length) {
      return at(bytes, from) & -1L >>> Long.SIZE - length * Byte.SIZE;
    }
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[from + i] & 0xffL) << i * Byte.SIZE;
    }
    return word;
  }

  /** Eight times the same ASCII character. */
  static long of(char character) {
    return character * ONES;
  }

  /** The high bits of exactly those bytes in which two words agree. */
  static long equal(long word, long other) {
    long differing = word ^ other;
    return ~((differing & LOW_BITS) + LOW_BITS | differing | LOW_BITS);
  }

  /** The high bits of bytes of which the lowest is the first zero of a word, if it has one. */
  static long zero(long word) {
    return word - ONES & ~word & HIGH_BITS;
  }

  /** The high bits of bytes of which the lowest is the first that is no ASCII but for controls. */
  static long unprintable(long word) {
    return (word - BLANKS | word) & HIGH_BITS;
  }

  /** The place of the first byte that is marked; 8 where none is. */
  static int first(long found) {
    return Long.numberOfTrailingZeros(found) >>> 3;
  }
}
