package dev.nirs.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nirs.model.OllamaHttp.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an Ollama server says of itself, for {@code nirs doctor} and the record of a run. */
public final class OllamaServer {

  private static final int MOST_MODELS = 1000;

  private final OllamaSettings settings;
  private final OllamaHttp http;
  private final OllamaReplies replies;

  /**
   * A server to ask.
   *
   * @param settings where it is, and how long to wait
   */
  public OllamaServer(OllamaSettings settings) {
    this(settings, new OllamaHttp());
  }

  OllamaServer(OllamaSettings settings, OllamaHttp http) {
    this.settings = settings;
    this.http = http;
    this.replies = new OllamaReplies(settings);
  }

  /**
   * Asks for version and models; never throws for what a server does.
   *
   * @return what it said, or why it did not; within the deadline of the settings
   */
  public OllamaStatus status() {
    return Deadline.within(settings.deadline(), this::read, this::none);
  }

  /** Whether the model of the settings sees a system text; within the deadline of the settings. */
  SystemPlace systemPlace() {
    return Deadline.within(settings.deadline(), this::template, failure -> SystemPlace.UNKNOWN);
  }

  private SystemPlace template() {
    String body = JsonNodeFactory.instance.objectNode().put("model", settings.model()).toString();
    try {
      Exchange shown =
          http.send(
              HttpRequest.newBuilder(uri("/api/show"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build());
      return SystemPlace.of(shown.json().path("template").asText(""));
    } catch (IOException e) {
      return SystemPlace.UNKNOWN;
    }
  }

  private OllamaStatus read() {
    try {
      Exchange tags = get("/api/tags");
      if (!tags.isSuccess()) {
        return none(replies.refusal(tags));
      }
      JsonNode models = tags.json().path("models");
      if (!models.isArray()) {
        return none(new ModelFailure.Malformed(tags.error() + " is no list of models"));
      }
      return new OllamaStatus(
          settings.url().toString(), version(), models(models), Optional.empty());
    } catch (IOException e) {
      return none(replies.network(e));
    }
  }

  private Optional<String> version() throws IOException {
    String version = get("/api/version").json().path("version").asText("");
    return Optional.of(version).filter(v -> !v.isEmpty()).map(OllamaHttp::oneLine);
  }

  private static List<InstalledModel> models(JsonNode nodes) {
    List<InstalledModel> models = new ArrayList<>();
    for (JsonNode node : nodes) {
      String name = node.path("name").asText("");
      String digest = node.path("digest").asText("");
      boolean isNamed = !name.isEmpty() && digest.matches("[0-9a-f]{12,128}");
      if (isNamed && models.size() < MOST_MODELS) {
        long bytes = Math.max(0, node.path("size").asLong(0));
        models.add(new InstalledModel(OllamaHttp.oneLine(name), digest, bytes));
      }
    }
    return models;
  }

  private Exchange get(String path) throws IOException {
    return http.send(HttpRequest.newBuilder(uri(path)).GET().build());
  }

  private URI uri(String path) {
    return URI.create(settings.url().toString().replaceFirst("/+$", "") + path);
  }

  private OllamaStatus none(ModelFailure why) {
    return new OllamaStatus(
        settings.url().toString(), Optional.empty(), List.of(), Optional.of(why));
  }
}
