package dev.nirs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into blocks of whole lines, which can be read apart from one another. A line that
 * is too long to be read is cut, but stays too long. Not thread-safe.
 */
final class LineBlocks {
  /** Bytes of a block whose lines are not longer. */
  static final int BYTES = 1 << 17;

  /** So much of a line is kept at least: more than any line that is read has. */
  private static final int CUT = Lines.MOST_BYTES + 16;

  private final InputStream in;
  private final int size;
  private final ArrayDeque<byte[]> spare = new ArrayDeque<>();
  private byte[] held;
  private int filled;
  private Optional<IOException> fault = Optional.empty();
  private boolean mayHaveMark;
  private boolean isEnd;

  /**
   * The blocks of a stream.
   *
   * @param size their bytes, at least 2
   * @param mayHaveMark whether the stream may begin with a byte order mark
   */
  LineBlocks(InputStream in, int size, boolean mayHaveMark) {
    this.in = in;
    this.size = size;
    this.mayHaveMark = mayHaveMark;
    this.held = new byte[size];
  }

  /**
   * Whole lines.
   *
   * @param bytes holds them
   * @param length how many of the bytes are theirs
   * @param mayHaveMark whether they may begin with a byte order mark
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Block(byte[] bytes, int length, boolean mayHaveMark) {
    /** The lines, numbered from 1. */
    Lines lines() {
      return new Lines(bytes, length, mayHaveMark);
    }
  }

  /**
   * The next block; empty at the end. Where the stream breaks, the whole lines before the break
   * come first.
   */
  Optional<Block> next() throws IOException {
    while (!isEnd) {
      fill();
      int end = isEnd && fault.isEmpty() ? filled : afterLastLineFeed();
      if (end > 0) {
        return Optional.of(cut(end));
      }
      if (filled < CUT + size) {
        held = Arrays.copyOf(held, Math.min(2 * held.length, CUT + size));
      } else {
        filled = CUT; // what is dropped is of a line that is too long with and without it
      }
    }
    if (fault.isPresent()) {
      throw fault.get();
    }
    return Optional.empty();
  }

  /** Takes back the bytes of a block that is not used any more. */
  void reuse(Block block) {
    if (block.bytes.length == size) {
      spare.push(block.bytes);
    }
  }

  private void fill() {
    try {
      while (filled < held.length && !isEnd) {
        int read = in.read(held, filled, held.length - filled);
        isEnd = read < 0;
        filled += Math.max(read, 0);
      }
    } catch (IOException e) {
      fault = Optional.of(e);
      isEnd = true;
    }
  }

  private int afterLastLineFeed() {
    int end = filled;
    while (end > 0 && held[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** The first bytes as a block; the rest is held for the next one. */
  private Block cut(int end) {
    Block block = new Block(held, end, mayHaveMark);
    mayHaveMark = false;
    int rest = filled - end;
    byte[] next = rest > size ? new byte[rest] : spare.isEmpty() ? new byte[size] : spare.pop();
    System.arraycopy(held, end, next, 0, rest);
    held = next;
    filled = rest;
    return block;
  }
}
