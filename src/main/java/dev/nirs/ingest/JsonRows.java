package dev.nirs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads JSON objects, one a line. */
final class JsonRows implements Rows {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final byte[] FIRST = "{}".getBytes(StandardCharsets.UTF_8);

  private final Layout layout;
  private final Row row;
  private final PlainJson plain;
  private final FlatJson object;
  private Optional<JsonParser> parser = Optional.empty();

  /** What the parser was fed, in bytes. */
  private long fed;

  JsonRows(Layout layout) {
    this.layout = layout;
    this.row = new Row(layout.fields());
    this.plain = new PlainJson(row);
    this.object = new FlatJson(row);
  }

  @Override
  public void read(Lines lines, Tally tally) throws IOException {
    while (lines.next()) {
      try {
        lines.check();
        if (!lines.isBlank()) {
          line(lines);
          layout.take(row, tally);
        }
      } catch (RejectedLine rejected) {
        tally.reject(rejected, lines.number());
      }
    }
  }

  private void line(Lines lines) throws IOException, RejectedLine {
    if (!plain.read(lines.bytes(), lines.from(), lines.to())) {
      JsonParser used = parser.isPresent() ? parser.get() : parser();
      try {
        parse(used, lines);
      } catch (JsonProcessingException e) {
        parser = Optional.empty();
        used.close();
        throw bad(lines, e);
      }
    }
  }

  /**
   * One parser is fed line after line, since starting one for each line costs as much as a short
   * line itself; a fault costs a new parser and no other line.
   */
  private void parse(JsonParser used, Lines lines) throws IOException {
    fed += lines.to() - lines.from();
    feed(used, lines.bytes(), lines.from(), lines.to());
    if (used.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonParseException(used, "no object");
    }
    object.read(used);
    long behind = fed - used.currentLocation().getByteOffset();
    if (used.nextToken() != JsonToken.NOT_AVAILABLE || !lines.endsBlank((int) behind)) {
      throw new JsonParseException(used, "more than an object"); // be it a token without its end
    }
  }

  /** A parser that has read an object, so that no line is its first: that could have a mark. */
  private JsonParser parser() throws IOException {
    JsonParser fresh = FACTORY.createNonBlockingByteArrayParser();
    feed(fresh, FIRST, 0, FIRST.length);
    while (fresh.nextToken() != JsonToken.NOT_AVAILABLE) {
      fed = FIRST.length;
    }
    parser = Optional.of(fresh);
    return fresh;
  }

  private static void feed(JsonParser parser, byte[] bytes, int from, int to) throws IOException {
    ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, from, to);
  }

  /** The place of a fault is told in bytes that the parser was fed. */
  private RejectedLine bad(Lines lines, JsonProcessingException e) {
    int length = lines.to() - lines.from();
    long offset = e.getLocation() == null ? 0 : e.getLocation().getByteOffset() - fed + length;
    int column = Math.clamp(offset, 1, Math.max(length, 1));
    return new RejectedLine(
        RejectionReason.BAD_JSON, "column " + column, lines.text(), "one JSON object a line");
  }
}
