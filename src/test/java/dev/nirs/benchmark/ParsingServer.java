package dev.nirs.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.nirs.app.EmbeddingSettings;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelSettings;
import dev.nirs.http.Access;
import dev.nirs.http.BodyKind;
import dev.nirs.http.HttpServer;
import dev.nirs.http.Loopback;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.http.page.Pages;
import dev.nirs.prompt.PromptForm;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.live.AnswerSettings;
import dev.nirs.service.live.GuardedProposer;
import dev.nirs.service.live.JournalSettings;
import dev.nirs.service.live.StreamSettings;
import dev.nirs.service.run.RunningService;
import dev.nirs.service.run.ServiceInputs;
import dev.nirs.service.run.ServiceSettings;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What the service is measured beside: the same HTTP server with the same pages over an idle
 * service, and one more route, {@code POST /parse}, that has Jackson read each token of the body
 * and does nothing else. Says where it listens as {@code nirs serve} does.
 */
public final class ParsingServer implements RouteSet {
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Serves until it is killed.
   *
   * @param arguments a folder of its own
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path knowledge = folder.resolve("knowledge");
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ServiceSettings settings =
        new ServiceSettings(
            folder.resolve("data"),
            new Policy(
                "INPUT",
                IpVersion.V4,
                new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, Bounds.BENIGN_FLOOR),
                Protection.NONE),
            new KnowledgeSettings(knowledge, folder.resolve("index"), EmbeddingSettings.DEFAULT),
            new ServiceSettings.Events(
                new StreamSettings(
                    WindowSettings.DEFAULT, WindowLimits.LIVE, Duration.ZERO, StreamSettings.AHEAD),
                JournalSettings.DEFAULT,
                ServiceInputs.NONE),
            new ServiceSettings.Answers(
                new ModelSettings(
                    false,
                    URI.create(ModelSettings.DEFAULT_URL),
                    ModelSettings.DEFAULT_NAME,
                    ModelSettings.DEFAULT_TIMEOUT,
                    PromptForm.TEXT,
                    1,
                    0),
                BaselineChoice.ATOMIC,
                AnswerSettings.DEFAULT,
                GuardedProposer.Settings.DEFAULT),
            Optional.empty());
    InstantSource clock = InstantSource.system();
    try (RunningService running = RunningService.start(settings, registry, clock);
        HttpServer server =
            HttpServer.start(
                Loopback.at(0),
                running.service(),
                registry,
                List.of(
                    new Pages(running.service(), clock, folder.resolve("reports")),
                    new ParsingServer()))) {
      System.err.println("listening on " + server.url() + " (parses only)");
      new CountDownLatch(1).await();
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/parse", Access.SEND, BodyKind.CAPTURE, ParsingServer::parse));
  }

  private static void parse(Context ctx) throws IOException {
    long events = 0;
    try (InputStream body = ctx.bodyInputStream();
        JsonParser parser = FACTORY.createParser(body)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        events += depth == 0 ? 1 : 0;
      }
    }
    ctx.json("{\"events\":" + events + "}");
  }
}
