package dev.nirs.ingest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the wanted scalar values of JSON objects into a row, those of an inner object under {@code
 * outer.inner}; all else is passed over without being held.
 */
final class FlatJson {
  /** Bytes of a value that are looked at; no value that counts is longer. */
  static final int MOST = 1024;

  private final Row row;
  private final Map<String, Cell> outer = new HashMap<>();
  private final Map<String, Map<String, Cell>> inner = new HashMap<>();
  private final byte[] values;
  private int used;

  FlatJson(Row row) {
    this.row = row;
    this.values = new byte[row.size() * MOST];
    for (int field = 0; field < row.size(); field++) {
      outer.put(row.name(field), row.cell(field)); // Zeek writes id.orig_h as one key
      int dot = row.name(field).indexOf('.');
      if (dot > 0) {
        inner
            .computeIfAbsent(row.name(field).substring(0, dot), k -> new HashMap<>())
            .put(row.name(field).substring(dot + 1), row.cell(field));
      }
    }
  }

  /** Reads the object whose first token is the parser's current one. */
  void read(JsonParser parser) throws IOException {
    row.clear();
    used = 0;
    read(parser, outer, true);
  }

  private void read(JsonParser parser, Map<String, Cell> cells, boolean isOuter)
      throws IOException {
    JsonToken token = parser.nextToken();
    while (token == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && isOuter && inner.containsKey(key)) {
        read(parser, inner.getOrDefault(key, cells), false);
      } else if (value.isStructStart()) {
        parser.skipChildren();
      } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        Cell cell = cells.getOrDefault(key, JsonKey.UNKNOWN.cell());
        if (cell.isEmpty()) {
          keep(parser, cell); // wanted, and the first of its key
        }
      }
      token = parser.nextToken();
    }
    if (token != JsonToken.END_OBJECT) {
      throw new JsonParseException(parser, "the object is not closed");
    }
  }

  /** Copies a value, since the parser's own goes with the next token. */
  private void keep(JsonParser parser, Cell cell) throws IOException {
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int length = Math.min(parser.getTextLength(), MOST);
    int start = used;
    for (int i = 0; i < length; i++) {
      if (text[offset + i] > 127) {
        byte[] bytes = new String(text, offset, length).getBytes(StandardCharsets.UTF_8);
        cell.set(bytes, 0, bytes.length);
        return;
      }
      values[start + i] = (byte) text[offset + i];
    }
    cell.set(values, start, start + length);
    used += cell.isEmpty() ? 0 : length; // blanks may come again and again
  }
}
