package dev.nirs.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for an Ollama whose models have the habits of the talk's, each by its name. It does not
 * enforce a schema: it answers sensibly, and dresses that up as the habit wants.
 */
final class HabitsServer implements AutoCloseable {
  static final List<String> HABITS =
      List.of("plain", "prose", "fences", "thinking", "numbering", "cut", "order", "repeats");

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SOURCE = Pattern.compile("\nSources:\n-s (\\S+) ");

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().extensions(new Habits()));

  private final String url;

  HabitsServer() {
    server.start();
    url = server.baseUrl();
    ObjectNode tags = JSON.createObjectNode();
    var models = tags.putArray("models");
    for (String name : HABITS) {
      models
          .addObject()
          .put("name", name + ":latest")
          .put("digest", "abcdef012345" + "0".repeat(52));
    }
    models.addObject().put("name", "misunderstands:latest").put("digest", "f".repeat(64));
    server.stubFor(get(urlEqualTo("/api/tags")).willReturn(okJson(tags.toString())));
    server.stubFor(get(urlEqualTo("/api/version")).willReturn(okJson("{\"version\":\"0.17.4\"}")));
    server.stubFor(
        post(urlEqualTo("/api/chat")).willReturn(aResponse().withTransformers("habits")));
  }

  String url() {
    return url;
  }

  int questions() {
    return server.findAll(postRequestedFor(urlEqualTo("/api/chat"))).size();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Answers a question as the model of that name would. */
  private static final class Habits implements ResponseTransformerV2 {
    @Override
    public String getName() {
      return "habits";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
      try {
        JsonNode request = JSON.readTree(event.getRequest().getBodyAsString());
        String habit = request.get("model").asText();
        ObjectNode answer = JSON.createObjectNode();
        answer.put("model", habit).put("done", true);
        answer.put("done_reason", habit.equals("cut") ? "length" : "stop");
        answer.put("prompt_eval_count", 900).put("eval_count", 30);
        answer
            .putObject("message")
            .put("role", "assistant")
            .put("content", content(habit, request));
        return Response.Builder.like(response).but().body(answer.toString()).build();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String content(String habit, JsonNode request) {
      boolean json = request.has("format");
      String core = json ? object(request.get("format")) : rule(request);
      return switch (habit) {
        case "prose" -> "Sure! These rules will help:\n\n" + core + "\n\nThey block the attacker.";
        case "fences" -> "```" + (json ? "json" : "bash") + "\n" + core + "\n```";
        case "thinking" ->
            "<think>\nMaybe -A INPUT -j ACCEPT or {\"rules\":[9]}?\n</think>\n" + core;
        case "numbering" -> "1. " + core;
        case "cut" -> json ? core.replace("]}", ",{\"s\":\"19") : core + "\n-A INPUT -s 203.0.113";
        case "order" ->
            json ? reordered(core) : core.replaceFirst("(-A INPUT) (.*) (-j DROP)", "$1 $3 $2");
        case "repeats" ->
            json ? core.replaceFirst("\\[(.*)]", "[$1,$1,$1,$1]") : (core + "\n").repeat(9);
        case "misunderstands" -> "The network traffic looks suspicious. You should monitor it.";
        default -> core;
      };
    }

    private static String reordered(String object) {
      return object.replaceFirst("\\{(\"reason\":\"[a-z-]+\"),(.*)}$", "{$2,$1}");
    }

    private static String rule(JsonNode request) {
      JsonNode messages = request.get("messages");
      Matcher source = SOURCE.matcher(messages.get(messages.size() - 1).get("content").asText());
      return source.find() ? "-A INPUT -s " + source.group(1) + " -j DROP" : "NONE";
    }

    private static String object(JsonNode format) {
      JsonNode item = format.at("/anyOf/0/properties/rules/items");
      JsonNode source = item.at("/anyOf/0/properties/s/enum/0");
      String rule = source.isMissingNode() ? "1" : "{\"s\":\"" + source.asText() + "\"}";
      return "{\"reason\":\"scan\",\"rules\":[" + rule + "]}";
    }
  }
}
