package dev.nirs.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts as numbers in a list of bounded length; where it is full, as they are. */
final class Words {
  private static final int MOST = 10_000;

  private final List<String> list = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  Words() {}

  /** Writes a text of at most 1,000 characters. */
  void write(String text, ByteBuffer out) {
    int number = number(text);
    out.putShort((short) number);
    if (number < 0) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.putShort((short) bytes.length).put(bytes);
    }
  }

  private int number(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    if (list.size() >= MOST) {
      return -1;
    }
    list.add(text);
    numbers.put(text, list.size() - 1);
    return list.size() - 1;
  }

  String read(ByteBuffer in) {
    int number = in.getShort();
    if (number >= 0) {
      return list.get(number);
    }
    byte[] bytes = new byte[in.getShort()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
