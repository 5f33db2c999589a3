package dev.nirs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/** The OpenAPI document, held against what the server really answers. */
final class Contract {
  private static final JsonMapper JSON = new JsonMapper();

  final JsonNode document;
  private int examples;

  Contract() {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
      document = new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks status, content type and body of an answer; gives its body where it is JSON. */
  JsonNode check(String method, String path, HttpResponse<String> answer) {
    String where = method + " " + path + " " + answer.statusCode() + ": " + answer.body();
    JsonNode response =
        document
            .path("paths")
            .path(path)
            .path(method)
            .path("responses")
            .path(Integer.toString(answer.statusCode()));
    assertThat(response.isMissingNode()).as("documented: %s", where).isFalse();
    if (response.has("$ref")) {
      response = document.at(response.get("$ref").asText().substring(1));
    }
    if (!response.has("content")) {
      assertThat(answer.body()).as(where).isEmpty();
      return JSON.createObjectNode();
    }
    String type =
        answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    JsonNode content = response.path("content").path(type);
    assertThat(content.isMissingNode()).as("type %s of %s", type, where).isFalse();
    return type.endsWith("json") ? body(content.path("schema"), answer.body(), where) : content;
  }

  /** Checks the example of a named schema, where it has one. */
  void checkExample(String name, JsonNode schema) {
    if (schema.has("example")) {
      body(schema, schema.get("example").toString(), "example of " + name);
      examples++;
    }
  }

  /** Checks the example of a body that a request sends; there must be one. */
  void checkBodyExample(JsonNode content) {
    assertThat(content.has("example")).as("example of %s", content).isTrue();
    body(content.get("schema"), content.get("example").toString(), "example of " + content);
    examples++;
  }

  /** How many examples were checked. */
  int examples() {
    return examples;
  }

  private JsonNode body(JsonNode schema, String body, String where) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(whole.toString(), InputFormat.JSON);
    assertThat(compiled.validate(body, InputFormat.JSON)).as(where).isEmpty();
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
