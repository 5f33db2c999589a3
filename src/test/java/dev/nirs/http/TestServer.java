package dev.nirs.http;

import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A running server over a service in memory, and a client of it. */
final class TestServer implements AutoCloseable {
  final TestService service;
  final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  TestServer(HttpSettings settings, RouteSet... more) throws IOException {
    this(new TestService(), settings, more);
  }

  TestServer(TestService service, HttpSettings settings, RouteSet... more) throws IOException {
    this.service = service;
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    this.server =
        HttpServer.start(
            settings, CountedDesk.in(service.service(), registry), registry, List.of(more));
  }

  /** The status of a GET whose body need not end. */
  int status(String path, Optional<String> token) {
    try {
      HttpResponse<InputStream> answer =
          client.send(
              authorized(request(path), token).build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path, Optional<String> token) {
    return send(authorized(request(path), token).GET());
  }

  HttpResponse<String> post(String path, String type, String body, Optional<String> token) {
    return send(
        authorized(request(path), token)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static HttpRequest.Builder authorized(HttpRequest.Builder request, Optional<String> token) {
    return token.map(t -> request.header("Authorization", "Bearer " + t)).orElse(request);
  }

  @Override
  public void close() {
    server.close();
  }

  /** The suggestion that was made last. */
  Entry newest() {
    return service
        .archive
        .list(new Listing(Set.of(), Optional.empty(), OptionalLong.empty(), 1))
        .items()
        .getFirst();
  }
}
