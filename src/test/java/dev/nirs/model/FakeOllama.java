package dev.nirs.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** A server that answers as an Ollama would, or as none should. */
final class FakeOllama implements AutoCloseable {

  static final String RULE = "-A INPUT -s 192.0.2.1/32 -j DROP";
  static final String DIGEST = "e3e52e5eb3a11acfb516ec391e7fda04259a8c80b7b9c825c649894ea52531f2";
  static final ModelRequest QUESTION = ModelRequest.text("You write rules.", "Block ssh", 256);

  /** No wait worth the name between attempts. */
  static final RetryRule QUICK = new RetryRule(2, Duration.ofNanos(1000));

  private final WireMockServer server = new WireMockServer(options().dynamicPort());

  FakeOllama() {
    server.start();
    server.stubFor(
        get(urlEqualTo("/api/tags"))
            .willReturn(
                okJson(
                    """
                    {"models":[{"name":"other:7b","digest":"aaaaaaaaaaaaaaaa","size":5},
                      {"name":"m:latest","digest":"%s","size":491400642}]}"""
                        .formatted(DIGEST))));
    server.stubFor(get(urlEqualTo("/api/version")).willReturn(okJson("{\"version\":\"0.17.4\"}")));
  }

  WireMockServer server() {
    return server;
  }

  /** Answers every question with this. */
  FakeOllama chat(ResponseDefinitionBuilder response) {
    server.stubFor(post(urlEqualTo("/api/chat")).willReturn(response));
    return this;
  }

  FakeOllama chat(int status, String body) {
    return chat(aResponse().withStatus(status).withBody(body));
  }

  /** A good answer with some other text and last fields. */
  static String body(String content, String fields) {
    return """
    {"model":"m","created_at":"2026-11-25T03:34:41.181994058Z",
     "message":{"role":"assistant","content":"%s"},%s}"""
        .formatted(content, fields);
  }

  /** A good answer. */
  static String good() {
    return body(
        RULE,
        """
        "done":true,"done_reason":"stop","total_duration":686273739,"load_duration":625267466,
        "prompt_eval_count":45,"prompt_eval_duration":26967981,"eval_count":20,
        "eval_duration":31406767""");
  }

  OllamaSettings settings(Duration deadline) {
    return new OllamaSettings(
        URI.create(server.baseUrl()), "m", 2048, 42, deadline, OptionalInt.empty());
  }

  OllamaModel model() {
    return model(Duration.ofSeconds(30));
  }

  OllamaModel model(Duration deadline) {
    return new OllamaModel(settings(deadline), QUICK, System::nanoTime);
  }

  /** The questions that came, in order. */
  List<LoggedRequest> questions() {
    return server.findAll(postRequestedFor(urlEqualTo("/api/chat")));
  }

  @Override
  public void close() {
    server.stop();
  }
}
