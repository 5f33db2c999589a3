package dev.nirs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.io.InputStream;

/** Reads captures of JSON objects: one a line, or all in one array. */
final class JsonCapture implements CaptureReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final boolean isArray;
  private final Layout layout;
  private final FlatJson object;

  JsonCapture(boolean isArray, Layout layout) {
    this.isArray = isArray;
    this.layout = layout;
    this.object = new FlatJson(new Row(layout.fields()));
  }

  @Override
  public void read(InputStream in, Tally tally) throws IOException {
    if (isArray) {
      array(in, tally);
    } else {
      lines(new Lines(in), tally);
    }
  }

  /**
   * One parser is fed line after line, since starting one for each line costs as much as a short
   * line itself; a fault costs a new parser and no other line.
   */
  private void lines(Lines lines, Tally tally) throws IOException {
    JsonParser parser = FACTORY.createNonBlockingByteArrayParser();
    long fed = 0;
    while (lines.next()) {
      try {
        lines.check();
        if (!lines.isBlank()) {
          fed += lines.to() - lines.from();
          line(parser, lines, tally);
        }
      } catch (JsonProcessingException e) {
        tally.reject(bad(lines, e, fed), lines.number());
        parser.close();
        parser = FACTORY.createNonBlockingByteArrayParser();
        fed = 0;
      } catch (RejectedLine rejected) {
        tally.reject(rejected, lines.number());
      }
    }
    parser.close();
  }

  private void line(JsonParser parser, Lines lines, Tally tally) throws IOException, RejectedLine {
    ((ByteArrayFeeder) parser.getNonBlockingInputFeeder())
        .feedInput(lines.bytes(), lines.from(), lines.to());
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonParseException(parser, "no object");
    }
    object.read(parser);
    if (parser.nextToken() != JsonToken.NOT_AVAILABLE) {
      throw new JsonParseException(parser, "more than an object");
    }
    layout.take(object.row(), tally);
  }

  /** The place of a fault is told in bytes that the parser was fed. */
  private static RejectedLine bad(Lines lines, JsonProcessingException e, long fed) {
    int length = lines.to() - lines.from();
    long offset = e.getLocation() == null ? 0 : e.getLocation().getByteOffset() - fed + length;
    int column = Math.clamp(offset, 1, Math.max(length, 1));
    return new RejectedLine(
        RejectionReason.BAD_JSON, "column " + column, lines.text(), "one JSON object a line");
  }

  /** A fault inside an array cannot be passed over: what came before it is taken. */
  private void array(InputStream in, Tally tally) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        element(parser, tally);
      }
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IOException("line " + line + ": broken JSON; expected an array of objects", e);
    }
  }

  private void element(JsonParser parser, Tally tally) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() == null) {
      throw new IOException("line " + line + ": the array is not closed; expected ]");
    }
    try {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        throw new RejectedLine(RejectionReason.BAD_JSON, "", "another value", "a JSON object");
      }
      object.read(parser);
      layout.take(object.row(), tally);
    } catch (RejectedLine rejected) {
      tally.reject(rejected, line);
    }
  }
}
