package dev.nirs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a stream, split at line feeds; a line over 1 MiB is passed over without being held.
 */
final class Lines {
  /** Longest line read, in bytes. */
  static final int MOST_BYTES = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private byte[] line = new byte[1 << 10];
  private int at;
  private int end;
  private int length;
  private boolean tooLong;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      append(start, at);
      if (at < end) {
        at++;
        break;
      }
    }
    number += any ? 1 : 0;
    return any;
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = Math.max(in.read(buffer), 0);
    return end > 0;
  }

  private void append(int from, int to) {
    int added = to - from;
    if (tooLong || length + added > MOST_BYTES) {
      tooLong = true;
      return;
    }
    if (length + added > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + added));
    }
    System.arraycopy(buffer, from, line, length, added);
    length += added;
  }

  /** The line without line end, byte order mark and carriage return. */
  String text() {
    int from =
        number == 1
                && length >= 3
                && line[0] == (byte) 0xef
                && line[1] == (byte) 0xbb
                && line[2] == (byte) 0xbf
            ? 3
            : 0;
    int to = length > from && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }

  boolean isTooLong() {
    return tooLong;
  }

  long number() {
    return number;
  }
}
