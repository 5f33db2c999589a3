package dev.nirs.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A JSON object of a request; what a route does not know is refused by name. */
final class JsonBody {
  private static final int DEEPEST = 8;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode root;

  private JsonBody(ObjectNode root) {
    this.root = root;
  }

  /** An empty body is an empty object; routes that read one have no query parameters. */
  static JsonBody of(Context ctx, String... known) {
    Query.of(ctx);
    byte[] bytes = Bodies.bytes(ctx);
    JsonBody body =
        new JsonBody(bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : read(bytes));
    Set<String> names = Set.of(known);
    body.root
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw ProblemException.at(
                    "#/" + Query.shown(name),
                    "is no field here; expected "
                        + (known.length == 0 ? "none" : "one of " + String.join(", ", known)));
              }
            });
    return body;
  }

  private static ObjectNode read(byte[] bytes) {
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
      throw ProblemException.at("#", "expected a JSON object");
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw ProblemException.at("#", "expected a JSON object in UTF-8");
    }
  }

  private static ProblemException malformed(JsonProcessingException e) {
    OptionalInt line =
        e.getLocation() == null
            ? OptionalInt.empty()
            : OptionalInt.of(Math.max(1, e.getLocation().getLineNr()));
    OptionalInt column =
        e.getLocation() == null
            ? OptionalInt.empty()
            : OptionalInt.of(Math.max(1, e.getLocation().getColumnNr()));
    String what = Query.shown(e.getOriginalMessage().replaceFirst("(?s)\\n.*", ""));
    String where =
        line.isPresent() ? "line " + line.getAsInt() + ", column " + column.getAsInt() + ": " : "";
    return new ProblemException(
        new Problem(
            ProblemKind.MALFORMED,
            where + "no JSON: " + what,
            List.of(new Problem.Fault("#", what, line, column))));
  }

  /** A text; empty text where it is not there. */
  String text(String name, int most) {
    JsonNode node = root.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isTextual() || node.asText().length() > most) {
      throw ProblemException.at("#/" + name, "is no text of at most " + most + " characters");
    }
    return node.asText();
  }

  /** A list of texts; none where it is not there. */
  Optional<List<String>> texts(String name, int most, int mostCharacters) {
    JsonNode node = root.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isArray() || node.size() > most) {
      throw ProblemException.at("#/" + name, "is no list of at most " + most + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node) {
      if (!item.isTextual() || item.asText().length() > mostCharacters) {
        throw ProblemException.at(
            "#/" + name + "/" + texts.size(),
            "is no text of at most " + mostCharacters + " characters");
      }
      texts.add(item.asText());
    }
    return Optional.of(texts);
  }

  /** Yes or no; no where it is not there. */
  boolean flag(String name) {
    JsonNode node = root.path(name);
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw ProblemException.at("#/" + name, "is neither true nor false");
    }
    return node.asBoolean(false);
  }
}
