package dev.nirs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** Reads the JSON objects of one array. */
final class JsonElements {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Layout layout;
  private final Row row;
  private final FlatJson object;

  JsonElements(Layout layout) {
    this.layout = layout;
    this.row = new Row(layout.fields());
    this.object = new FlatJson(row);
  }

  /** A fault inside an array cannot be passed over: what came before it is taken. */
  void read(InputStream in, Tally tally) throws IOException {
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
      layout.take(row, tally);
    } catch (RejectedLine rejected) {
      tally.reject(rejected, line);
    }
  }
}
