package dev.nirs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A key of JSON objects and what its value is read into. */
final class JsonKey {
  /** Stands for every key that is not known; its cell is never empty, so nothing is kept in it. */
  static final JsonKey UNKNOWN = new JsonKey("", Cell.of("-"), Optional.empty());

  private static final long MIX = 0x9e3779b97f4a7c15L;

  private final byte[] name;
  private final long head;
  private final long tail;
  private final Cell cell;
  private final Optional<KeyTable> inner;

  /**
   * A key.
   *
   * @param cell for its value where that is a scalar
   * @param inner the keys of its value where that is an object that is read
   */
  JsonKey(String name, Cell cell, Optional<KeyTable> inner) {
    this.name = name.getBytes(StandardCharsets.UTF_8);
    this.head = head(this.name, 0, this.name.length);
    this.tail = tail(this.name, 0, this.name.length);
    this.cell = cell;
    this.inner = inner;
  }

  Cell cell() {
    return cell;
  }

  Optional<KeyTable> inner() {
    return inner;
  }

  /** The first eight bytes of a name. */
  static long head(byte[] bytes, int from, int to) {
    return EightBytes.at(bytes, from, to);
  }

  /** The last eight bytes of a name, or as many as are behind the first. */
  static long tail(byte[] bytes, int from, int to) {
    return to - from >= 2 * Long.BYTES
        ? EightBytes.at(bytes, to - Long.BYTES)
        : EightBytes.at(bytes, from + Long.BYTES, to);
  }

  /** A hash whose upper bits are good. */
  static long hash(long head, long tail) {
    long mixed = head * MIX ^ tail;
    return (mixed ^ mixed >>> 32) * MIX;
  }

  long hash() {
    return hash(head, tail);
  }

  /** Whether this is its name. */
  boolean is(byte[] bytes, int from, int to, long itsHead, long itsTail) {
    return head == itsHead
        && tail == itsTail
        && name.length == to - from
        && (name.length <= 2 * Long.BYTES || Arrays.equals(name, 0, name.length, bytes, from, to));
  }
}
