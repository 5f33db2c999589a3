package dev.nirs.ingest;

import java.util.Optional;
import java.util.function.Function;

/**
 * What texts mean, remembered for those seen lately, since few values fill millions of rows; the
 * same text mostly gives the same object. Bounded: a text pushes another out of its place.
 */
final class Remembered<T> {
  private static final int LONGEST = 256;

  /** Longest text that two numbers hold, in bytes. */
  private static final int SHORT = 2 * Long.BYTES;

  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final byte[] NOTHING = {};

  private final Function<String, Optional<T>> meaning;
  private final Entry<T>[] entries;
  private final int shift;

  /**
   * Remembers at most two to the power of {@code bits} texts.
   *
   * @param meaning of a text; empty where it has none, which is not remembered
   */
  @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
  Remembered(int bits, Function<String, Optional<T>> meaning) {
    this.meaning = meaning;
    this.entries = (Entry<T>[]) new Entry<?>[1 << bits];
    this.shift = Long.SIZE - bits;
  }

  Optional<T> get(Cell cell) {
    int length = cell.length();
    long first = cell.word(0);
    long second = length > Long.BYTES ? cell.word(Long.BYTES) : 0;
    int place = (int) (hash(cell, first, second) >>> shift);
    Entry<T> entry = entries[place];
    if (entry != null && entry.is(cell, first, second)) {
      return entry.value;
    }
    Optional<T> value = meaning.apply(cell.toString());
    if (value.isPresent() && length <= LONGEST) {
      entries[place] = new Entry<>(cell, value);
    }
    return value;
  }

  /** A hash whose upper bits are good. */
  private static long hash(Cell cell, long first, long second) {
    long hash = (first * MIX ^ second) * MIX;
    for (int i = SHORT; i < cell.length(); i += Long.BYTES) {
      hash = (hash ^ hash >>> 32 ^ cell.word(i)) * MIX;
    }
    return (hash ^ hash >>> 32) * MIX;
  }

  /** A text and its meaning; a short text is held as two numbers. */
  private static final class Entry<T> {
    private final int length;
    private final long first;
    private final long second;
    private final byte[] longer;
    private final Optional<T> value;

    Entry(Cell cell, Optional<T> value) {
      this.length = cell.length();
      this.first = cell.word(0);
      this.second = cell.word(Long.BYTES);
      this.longer = length > SHORT ? cell.copy() : NOTHING;
      this.value = value;
    }

    boolean is(Cell cell, long itsFirst, long itsSecond) {
      return first == itsFirst
          && second == itsSecond
          && length == cell.length()
          && (length <= SHORT || cell.holds(longer));
    }
  }
}
