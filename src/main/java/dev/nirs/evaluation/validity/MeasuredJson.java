package dev.nirs.evaluation.validity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.model.FinishReason;
import dev.nirs.prompt.PromptForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A measurement as one line of a run file, and back. */
final class MeasuredJson {
  private static final JsonMapper JSON = new JsonMapper();

  private MeasuredJson() {}

  static String line(Measured measured) {
    ObjectNode json = JSON.createObjectNode();
    Condition condition = measured.condition();
    json.put("model", condition.model());
    json.put("digest", condition.digest());
    json.put("form", condition.form().word());
    json.put("retrieval", condition.retrieval().word());
    json.put("setting", condition.setting());
    json.put("window", measured.window());
    json.put("run", measured.run());
    var replies = json.putArray("replies");
    for (Reply reply : measured.replies()) {
      ObjectNode node = replies.addObject();
      node.put("estimatedTokens", reply.estimatedTokens());
      reply.promptTokens().ifPresent(n -> node.put("promptTokens", n));
      reply.answerTokens().ifPresent(n -> node.put("answerTokens", n));
      node.put("seconds", reply.seconds());
      switch (reply.content()) {
        case Reply.Text text -> node.put("finish", text.finish().name()).put("answer", text.text());
        case Reply.None none -> node.put("failure", none.why());
      }
    }
    return json.toString();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Measured read(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      Condition condition =
          new Condition(
              text(json, "model"),
              text(json, "digest"),
              PromptForm.valueOf(text(json, "form").toUpperCase(Locale.ROOT)),
              Retrieval.valueOf(text(json, "retrieval").toUpperCase(Locale.ROOT)),
              text(json, "setting"));
      List<Reply> replies = new ArrayList<>();
      json.path("replies").forEach(node -> replies.add(reply(node)));
      return new Measured(condition, text(json, "window"), json.path("run").asInt(), replies);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Reply reply(JsonNode node) {
    Reply.Content content =
        node.has("answer")
            ? new Reply.Text(text(node, "answer"), FinishReason.valueOf(text(node, "finish")))
            : new Reply.None(text(node, "failure"));
    return new Reply(
        node.path("estimatedTokens").asInt(),
        number(node, "promptTokens"),
        number(node, "answerTokens"),
        node.path("seconds").asDouble(),
        content);
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("has no text '" + field + "'");
    }
    return value.textValue();
  }

  private static OptionalInt number(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
  }
}
