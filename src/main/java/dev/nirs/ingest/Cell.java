package dev.nirs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one value where they lie, so that a value costs no object; valid until the next
 * record is read. As characters they are ISO 8859-1, which is enough for numbers, addresses and
 * times; {@link #toString()} reads UTF-8.
 */
final class Cell implements CharSequence {
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private byte[] own = NOTHING;
  private int from;
  private int to;

  static Cell of(String text) {
    Cell cell = new Cell();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    cell.set(bytes, 0, bytes.length);
    return cell;
  }

  /** Points at these bytes without the blanks at both ends. */
  void set(byte[] array, int start, int end) {
    int first = start;
    int last = end;
    while (first < last && isBlank(array[first])) {
      first++;
    }
    while (last > first && isBlank(array[last - 1])) {
      last--;
    }
    bytes = array;
    from = first;
    to = last;
  }

  /** Becomes a copy of two cells with a blank between, in bytes of its own. */
  void join(Cell first, Cell second) {
    int blank = first.length();
    int length = blank + 1 + second.length();
    if (own.length < length) {
      own = new byte[Math.max(length, 512)];
    }
    System.arraycopy(first.bytes, first.from, own, 0, blank);
    own[blank] = ' ';
    System.arraycopy(second.bytes, second.from, own, blank + 1, second.length());
    bytes = own;
    from = 0;
    to = length;
  }

  void clear() {
    bytes = NOTHING;
    from = 0;
    to = 0;
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return (char) (bytes[from + index] & 0xff);
  }

  /** Empty or {@code -}, which Zeek and TON_IoT write for what is not set. */
  boolean isUnset() {
    return from == to || is('-');
  }

  boolean is(char only) {
    return to - from == 1 && bytes[from] == only;
  }

  /** Whether it is this text of ASCII characters. */
  boolean is(String ascii) {
    if (ascii.length() != to - from) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean holds(byte[] text) {
    return Arrays.equals(text, 0, text.length, bytes, from, to);
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** At most eight of its bytes from an index on as a number; zeros where there are fewer. */
  long word(int index) {
    return EightBytes.at(bytes, from + index, to);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return toString().subSequence(start, end);
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
