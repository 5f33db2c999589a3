package dev.nirs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** Reads captures of JSON objects: one a line, or all in one array. */
final class JsonCapture implements CaptureReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final boolean isArray;
  private final FlatJson object;
  private final Records records;

  JsonCapture(boolean isArray, FlatJson object, Records records) {
    this.isArray = isArray;
    this.object = object;
    this.records = records;
  }

  @Override
  public void read(InputStream in, Tally tally) throws IOException {
    if (isArray) {
      array(in, tally);
    } else {
      lines(new Lines(in), tally);
    }
  }

  private void lines(Lines lines, Tally tally) throws IOException {
    while (lines.next()) {
      try {
        if (lines.isTooLong()) {
          throw new RejectedLine(
              RejectionReason.LINE_TOO_LONG,
              "",
              "a longer line",
              "at most " + Lines.MOST_BYTES + " bytes");
        }
        String text = lines.text();
        if (!text.isBlank()) {
          line(text, tally);
        }
      } catch (RejectedLine rejected) {
        tally.reject(rejected, lines.number());
      }
    }
  }

  private void line(String text, Tally tally) throws RejectedLine {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw bad(text);
      }
      object.read(parser);
      if (parser.nextToken() != null) {
        throw bad(text);
      }
    } catch (IOException e) {
      throw bad(text);
    }
    records.take(object, tally);
  }

  private static RejectedLine bad(String text) {
    return new RejectedLine(RejectionReason.BAD_JSON, "", text, "a JSON object");
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
      records.take(object, tally);
    } catch (RejectedLine rejected) {
      tally.reject(rejected, line);
    }
  }

  /** What the objects of a capture mean. */
  @FunctionalInterface
  interface Records {
    void take(FlatJson object, Tally tally) throws RejectedLine;
  }
}
