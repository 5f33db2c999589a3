package dev.nirs.service.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;

/**
 * Lines that are sent on together. Only what begins like a JSON object is taken, so that a line of
 * another kind cannot make the whole batch look like another format.
 */
final class LineBatch {
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private long rejected;

  LineBatch() {}

  /** Adds the lines of a piece of text, line feeds included; the last one may lack its own. */
  void addAll(byte[] bytes, int from, int to) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        add(bytes, start, i);
        start = i + 1;
      }
    }
    if (start < to) {
      add(bytes, start, to);
    }
  }

  /** Adds a line; what stands before its first brace is passed over where it is white space. */
  void add(byte[] bytes, int from, int to) {
    int start = from;
    while (start < to && bytes[start] <= ' ' && bytes[start] >= 0) {
      start++;
    }
    if (start == to) {
      return;
    }
    if (bytes[start] == '{') {
      lines.write(bytes, start, to - start);
      lines.write('\n');
    } else {
      rejected++;
    }
  }

  /** Counts a line that was not even held. */
  void reject() {
    rejected++;
  }

  int size() {
    return lines.size();
  }

  long rejected() {
    return rejected;
  }

  InputStream body() {
    return new ByteArrayInputStream(lines.toByteArray());
  }

  void clear() {
    lines.reset();
    rejected = 0;
  }
}
