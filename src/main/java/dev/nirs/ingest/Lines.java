package dev.nirs.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a stream, split at line feeds; a line over 1 MiB is passed over without being held.
 * A line lies in the buffer until the next one is read.
 */
final class Lines {
  /** Longest line read, in bytes. */
  static final int MOST_BYTES = 1 << 20;

  /** A byte order mark and a carriage return, which do not count. */
  private static final int MARKS = 4;

  private static final long LINE_FEEDS = EightBytes.of('\n');

  private final InputStream in;
  private byte[] buffer;
  private int at;
  private int filled;
  private int from;
  private int to;
  private boolean tooLong;
  private boolean mayHaveMark;
  private long number;

  /** The lines of a stream, which may begin with a byte order mark. */
  Lines(InputStream in) {
    this.in = in;
    this.buffer = new byte[1 << 16];
    this.mayHaveMark = true;
  }

  /**
   * The lines of so many bytes.
   *
   * @param mayHaveMark whether they may begin with a byte order mark
   */
  Lines(byte[] bytes, int length, boolean mayHaveMark) {
    this.in = InputStream.nullInputStream();
    this.buffer = bytes;
    this.filled = length;
    this.mayHaveMark = mayHaveMark;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    tooLong = false;
    int scan = at;
    while (true) {
      scan = lineFeed(scan);
      if (scan < filled) {
        take(scan, scan + 1);
        return true;
      }
      if (filled - at > MOST_BYTES + MARKS) {
        tooLong = true;
        at = filled;
      }
      int known = scan - at;
      if (!fill()) {
        boolean any = known > 0 || tooLong;
        if (any) {
          take(filled, filled);
        }
        return any;
      }
      scan = at + known;
    }
  }

  /** The next line feed, or the end of what is held. */
  private int lineFeed(int start) {
    int i = start;
    for (; i + Long.BYTES <= filled; i += Long.BYTES) {
      long found = EightBytes.equal(EightBytes.at(buffer, i), LINE_FEEDS);
      if (found != 0) {
        return i + EightBytes.first(found);
      }
    }
    while (i < filled && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Reads more behind what is held, which may move to the front. */
  private boolean fill() throws IOException {
    if (at == filled) {
      at = 0;
      filled = 0;
    } else if (filled == buffer.length && at > 0) {
      System.arraycopy(buffer, at, buffer, 0, filled - at);
      filled -= at;
      at = 0;
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = Math.max(in.read(buffer, filled, buffer.length - filled), 0);
    filled += read;
    return read > 0;
  }

  private void take(int end, int next) {
    from = at;
    to = end;
    at = next;
    number++;
    boolean mark =
        mayHaveMark
            && to - from >= 3
            && buffer[from] == (byte) 0xef
            && buffer[from + 1] == (byte) 0xbb
            && buffer[from + 2] == (byte) 0xbf;
    from += mark ? 3 : 0;
    mayHaveMark = false;
    if (to > from && buffer[to - 1] == '\r') {
      to--;
    }
    tooLong |= to - from > MOST_BYTES;
  }

  /** The array that holds the line, from {@link #from()} to {@link #to()}. */
  byte[] bytes() {
    return buffer;
  }

  /** Where the line starts, behind a byte order mark. */
  int from() {
    return from;
  }

  /** Where the line ends, before its line end. */
  int to() {
    return to;
  }

  boolean isBlank() {
    return endsBlank(to - from) && !tooLong;
  }

  /** Whether its last bytes, which are so many, are blank. */
  boolean endsBlank(int length) {
    for (int i = to - length; i < to; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** The line without line end, byte order mark and carriage return. */
  String text() {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }

  /** Refuses a line that is too long to be held. */
  void check() throws RejectedLine {
    if (tooLong) {
      throw new RejectedLine(
          RejectionReason.LINE_TOO_LONG, "", "a longer line", "at most " + MOST_BYTES + " bytes");
    }
  }

  long number() {
    return number;
  }

  /** What comes behind the line; no line is to be read any more. */
  InputStream rest() {
    return new SequenceInputStream(new ByteArrayInputStream(buffer, at, filled - at), in);
  }
}
