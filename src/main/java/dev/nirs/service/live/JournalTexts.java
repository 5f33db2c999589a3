package dev.nirs.service.live;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Texts in the journal: their length in bytes (2 bytes), then UTF-8. Few labels fill millions of
 * records, so a reader gives equal ones that come soon again as one object; it is bounded: a text
 * pushes another out of its place.
 */
final class JournalTexts {
  private static final int LONGEST = 1900;
  private static final int PLACES = 1 << 12;

  private final String[] shared = new String[PLACES];

  JournalTexts() {}

  /** Ingest cuts labels at 200 characters and names at 32, so nothing is lost here. */
  static void write(String text, ByteBuffer out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException(
          "text of " + bytes.length + " bytes is longer than " + LONGEST);
    }
    out.putShort((short) bytes.length).put(bytes);
  }

  /** Reads a text from a buffer over an array. */
  static String read(ByteBuffer in) {
    int length = in.getShort();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    String text =
        new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }

  /** Reads a text that may well have come before. */
  String readShared(ByteBuffer in) {
    String text = read(in);
    int place = text.hashCode() & PLACES - 1;
    if (!text.equals(shared[place])) {
      shared[place] = text;
    }
    return shared[place];
  }
}
