package dev.nirs.ingest;

import java.util.Optional;
import java.util.function.Function;

/**
 * What texts mean, remembered for those seen lately, since few values fill millions of rows; the
 * same text mostly gives the same object. Bounded: a text pushes another out of its place.
 */
final class Remembered<T> {
  private static final int LONGEST = 256;

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
    this.shift = 32 - bits;
  }

  Optional<T> get(Cell cell) {
    int place = cell.hash() >>> shift;
    Entry<T> entry = entries[place];
    if (entry != null && cell.holds(entry.text)) {
      return entry.value;
    }
    Optional<T> value = meaning.apply(cell.toString());
    if (value.isPresent() && cell.length() <= LONGEST) {
      entries[place] = new Entry<>(cell.copy(), value);
    }
    return value;
  }

  private static final class Entry<T> {
    private final byte[] text;
    private final Optional<T> value;

    Entry(byte[] text, Optional<T> value) {
      this.text = text;
      this.value = value;
    }
  }
}
