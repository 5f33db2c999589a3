package dev.nirs.service.live;

import dev.nirs.ingest.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * Lines that are sent on together. Only what begins like a JSON object is taken, so that a line of
 * another kind cannot make the whole batch look like another format.
 */
final class LineBatch {
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);

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
      reject(RejectionReason.BAD_JSON);
    }
  }

  /** Counts a line that is passed over. */
  void reject(RejectionReason reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  int size() {
    return lines.size();
  }

  Map<RejectionReason, Long> rejected() {
    return Map.copyOf(rejected);
  }

  InputStream body() {
    return new ByteArrayInputStream(lines.toByteArray());
  }

  void clear() {
    lines.reset();
    rejected.clear();
  }
}
