package dev.nirs.knowledge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.nirs.knowledge.Located.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML and JSON into values that know their place, and says where the text breaks. */
final class LocatedReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonFactory YAML = new YAMLFactory();
  private static final int MOST_LEVELS = 16;

  private final String file;
  private final int firstLine;
  private final JsonParser parser;

  private LocatedReader(String file, int firstLine, JsonParser parser) {
    this.file = file;
    this.firstLine = firstLine;
    this.parser = parser;
  }

  /** One YAML document; its first line is line {@code firstLine} of the file. */
  static Located yaml(String file, int firstLine, String text) {
    return read(YAML, file, firstLine, text);
  }

  /** One JSON value on one line. */
  static Located json(String file, int line, String text) {
    return read(JSON, file, line, text);
  }

  private static Located read(JsonFactory format, String file, int firstLine, String text) {
    String name = format.getFormatName();
    try (JsonParser parser = format.createParser(text)) {
      LocatedReader reader = new LocatedReader(file, firstLine, parser);
      if (parser.nextToken() == null) {
        throw new Place(file, firstLine, 1).fault("nothing", "a " + name + " mapping");
      }
      Located value = reader.value(0);
      if (parser.nextToken() != null) {
        throw reader.place().fault("more after the end", "one " + name + " value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw broken(file, firstLine, name, e);
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + file, e);
    }
  }

  private static BadFileException broken(
      String file, int firstLine, String format, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String found = e.getOriginalMessage().lines().findFirst().orElse("broken text");
    Place place =
        at == null
            ? new Place(file, firstLine, 1)
            : new Place(
                file, firstLine + Math.max(1, at.getLineNr()) - 1, Math.max(1, at.getColumnNr()));
    return place.fault("'" + Plain.shown(found) + "'", "well-formed " + format);
  }

  private Located value(int level) throws IOException {
    Place place = place();
    if (level > MOST_LEVELS) {
      throw place.fault("a deeper level", "at most " + MOST_LEVELS + " levels");
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(place, level);
    }
    if (token == JsonToken.START_ARRAY) {
      return sequence(place, level);
    }
    return new Located.Scalar(place, parser.getText(), token == JsonToken.VALUE_NULL);
  }

  private Located mapping(Place place, int level) throws IOException {
    Map<String, Located> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Place at = place();
      parser.nextToken();
      if (entries.put(key, value(level + 1)) != null) {
        throw at.fault("'" + Plain.shown(key) + "' again", "every key once");
      }
    }
    return new Located.Mapping(place, entries);
  }

  private Located sequence(Place place, int level) throws IOException {
    List<Located> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(level + 1));
    }
    return new Located.Sequence(place, items);
  }

  private Place place() {
    JsonLocation at = parser.currentTokenLocation();
    return new Place(
        file, firstLine + Math.max(1, at.getLineNr()) - 1, Math.max(1, at.getColumnNr()));
  }
}
