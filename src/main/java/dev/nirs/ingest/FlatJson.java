package dev.nirs.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The wanted scalar values of one JSON object, those of an inner object under {@code outer.inner};
 * all else is passed over without being held.
 */
final class FlatJson {
  private final Set<String> wanted;
  private final Set<String> inner;
  private final Map<String, String> values = new HashMap<>();

  /** Reads these keys, and these inner objects. */
  FlatJson(Set<String> wanted, Set<String> inner) {
    this.wanted = wanted;
    this.inner = inner;
  }

  /** Reads the object whose first token is the parser's current one. */
  void read(JsonParser parser) throws IOException {
    values.clear();
    read(parser, "");
  }

  private void read(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = prefix.isEmpty() ? parser.currentName() : prefix + "." + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && prefix.isEmpty() && inner.contains(key)) {
        read(parser, key);
      } else if (value.isStructStart()) {
        parser.skipChildren();
      } else if (wanted.contains(key) && value != JsonToken.VALUE_NULL) {
        values.putIfAbsent(key, parser.getText());
      }
    }
  }

  /** The text of a value; empty where there is none. */
  String text(String key) {
    return values.getOrDefault(key, "");
  }

  boolean has(String key) {
    return values.containsKey(key);
  }
}
