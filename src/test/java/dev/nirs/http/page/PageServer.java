package dev.nirs.http.page;

import dev.nirs.http.HttpServer;
import dev.nirs.http.HttpSettings;
import dev.nirs.http.Loopback;
import dev.nirs.service.NirsService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages of a service on a free port of loopback, and a client that fills its forms. */
final class PageServer implements AutoCloseable {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  PageServer(HttpSettings settings, NirsService service, Path reports) throws IOException {
    Pages pages = new Pages(service, () -> Fixture.NOW, reports);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    server = HttpServer.start(settings, service, registry, List.of(pages));
  }

  static PageServer of(Fixture fixture) throws IOException {
    return new PageServer(Loopback.at(0), fixture.service(), Path.of("no-reports"));
  }

  String url() {
    return server.url();
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a form with the secret of the page that holds it. */
  HttpResponse<String> post(
      String page, String action, Map<String, String> fields, String... headers)
      throws IOException, InterruptedException {
    Matcher csrf = CSRF.matcher(get(page).body());
    String secret = csrf.find() ? csrf.group(1) : "";
    String body =
        "_csrf="
            + encoded(secret)
            + fields.entrySet().stream()
                .map(e -> "&" + encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining());
    HttpRequest.Builder request =
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(Duration.ofSeconds(30))
        .header("Accept", "text/html");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
