package dev.nirs.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/**
 * One question to a model.
 *
 * @param system the system text; may be empty
 * @param user the user text, not blank
 * @param maxTokens most tokens of the answer, 1 to 65,536
 * @param jsonSchema a JSON Schema that the answer must obey, as JSON text; empty for free text
 * @param stop texts before which an answer ends
 */
public record ModelRequest(
    String system, String user, int maxTokens, Optional<String> jsonSchema, List<String> stop) {

  /**
   * Where a text answer ends: the line the prompt asks for, what models write next when they run
   * on, and turn marks, since a request's list replaces that of the model.
   */
  public static final List<String> TEXT_STOP =
      List.of(
          "\nEND",
          "\nExample",
          "\nWindow",
          "\nNow the",
          "\nAlerts ",
          "\nSources:",
          "<|im_end|>",
          "<|eot_id|>");

  /** Where an answer in JSON ends: white space that no object on one line needs, and turn marks. */
  public static final List<String> JSON_STOP =
      List.of(" ".repeat(16), "\t".repeat(6), "\n".repeat(6), "<|im_end|>", "<|eot_id|>");

  private static final ObjectReader JSON =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Refuses what no model can answer.
   *
   * @throws IllegalArgumentException naming the field and the value
   */
  public ModelRequest {
    if (user.isBlank()) {
      throw new IllegalArgumentException("user text is blank");
    }
    if (maxTokens < 1 || maxTokens > 65_536) {
      throw new IllegalArgumentException("maxTokens " + maxTokens + " is not 1 to 65536");
    }
    jsonSchema.ifPresent(ModelRequest::requireObject);
    stop = List.copyOf(stop);
    if (stop.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("stop holds an empty text");
    }
  }

  /**
   * A question in free text, which stops before {@link #TEXT_STOP}.
   *
   * @param system the system text
   * @param user the user text, not blank
   * @param maxTokens most tokens of the answer, 1 to 65,536
   * @return the request, without a schema
   */
  public static ModelRequest text(String system, String user, int maxTokens) {
    return new ModelRequest(system, user, maxTokens, Optional.empty(), TEXT_STOP);
  }

  private static void requireObject(String schema) {
    try {
      if (JSON.readTree(schema).isObject()) {
        return;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("jsonSchema is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("jsonSchema '" + schema + "' is no JSON object");
  }
}
