package dev.nirs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.http.page.Pages;
import dev.nirs.service.Listing;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route for every kind of caller; the table of statuses is a file to be reviewed. */
class AccessTest {
  private static final String TABLE = "/dev/nirs/http/access-table.txt";

  /** Wrong tokens are counted; here there are many. */
  private static final HttpLimits PATIENT =
      new HttpLimits(
          HttpLimits.DEFAULT.jsonBytes(),
          HttpLimits.DEFAULT.captureBytes(),
          HttpLimits.DEFAULT.bodyTime(),
          HttpLimits.DEFAULT.captureTime(),
          HttpLimits.DEFAULT.idle(),
          HttpLimits.DEFAULT.requestsPerSecond(),
          10_000,
          HttpLimits.DEFAULT.connections(),
          HttpLimits.DEFAULT.streams());

  @TempDir private static Path reports;

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    TestService service = new TestService();
    server =
        new TestServer(
            service,
            Loopback.locked(0, PATIENT),
            new Pages(service.service(), InstantSource.fixed(TestService.NOW), reports));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void answersEachCallerAsTheTableSays() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(line("route", List.of("none", "wrong", "viewer", "analyst", "sensor")));
    for (Route route : server.server.table().routes()) {
      List<String> statuses = new ArrayList<>();
      for (Optional<String> token :
          List.of(
              Optional.<String>empty(),
              Optional.of("nirs_wrong"),
              Optional.of(server.service.viewer),
              Optional.of(server.service.analyst),
              Optional.of(server.service.sensor))) {
        statuses.add(Integer.toString(status(route, token)));
      }
      lines.add(line(route.method().name() + " " + route.path(), statuses));
    }
    assertThat(String.join("\n", lines) + "\n").isEqualTo(table());
  }

  private static String line(String route, List<String> cells) {
    StringBuilder line = new StringBuilder(String.format("%-42s", route));
    cells.forEach(cell -> line.append(String.format(" %7s", cell)));
    return line.toString();
  }

  private static String table() throws IOException {
    try (InputStream in = AccessTest.class.getResourceAsStream(TABLE)) {
      assertThat(in).as(TABLE).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int status(Route route, Optional<String> token) {
    boolean get = route.method().equals(HandlerType.GET);
    String path = path(route, get);
    return get
        ? server.status(path, token)
        : server.post(path, type(route), body(route), token).statusCode();
  }

  /** Changes are asked for of what is not there, so that each caller meets the same state. */
  private static String path(Route route, boolean get) {
    String suggestion = get ? newest() : "0000000000000000";
    String path =
        route
            .path()
            .replace("<file>", "htmx.org/2.0.4/dist/htmx.min.js")
            .replace("/knowledge/<id>", "/knowledge/" + (get ? "test/one" : "no/such"))
            .replace("{id}", suggestion)
            .replace("{hash}", "0")
            .replace("{file}", "none.css")
            .replace("{name}", "none.html");
    boolean names = path.endsWith("/events") || path.endsWith("/windows");
    boolean asks = !get && path.equals("/api/v1/suggestions");
    return names || asks ? path + "?source=eve-1" : path;
  }

  private static String type(Route route) {
    return route.body().types().isEmpty() ? "application/json" : route.body().types().get(0);
  }

  private static String body(Route route) {
    return switch (route.body()) {
      case NONE -> "";
      case FORM -> "token=none&reason=x&id=no%2Fsuch&rules=x";
      case CAPTURE ->
          """
          timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label
          1000,203.0.113.7,4000,192.0.2.10,80,tcp,attack
          """;
      case JSON -> {
        boolean rules =
            route.path().endsWith("/check")
                || route.path().endsWith("/edit")
                || route.path().endsWith("/verify");
        yield rules ? "{\"rules\":[\"-A INPUT -s 192.0.2.7 -j DROP\"]}" : "{\"reason\":\"x\"}";
      }
    };
  }

  private static String newest() {
    return server
        .service
        .archive
        .list(new Listing(Set.of(), Optional.empty(), OptionalLong.empty(), 1))
        .items()
        .getFirst()
        .id();
  }

  @Test
  void everyRouteButThePublicOnesNeedsARole() {
    for (Route route : server.server.table().routes()) {
      boolean open =
          route.path().startsWith("/health/")
              || route.path().startsWith("/docs")
              || route.path().startsWith("/webjars/")
              || route.path().startsWith("/page/")
              || Set.of("/openapi.json", "/login", "/logout").contains(route.path());
      assertThat(route.access() == Access.PUBLIC).as(route.path()).isEqualTo(open);
    }
  }

  @Test
  void headIsAnsweredLikeGetAndOptionsWithoutPermissionForOtherSites() throws IOException {
    for (Route route : server.server.table().routes()) {
      if (route.method().equals(HandlerType.GET)) {
        int port = server.server.port();
        String head =
            RawClient.send(
                port,
                "HEAD "
                    + path(route, true)
                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                    + server.service.analyst
                    + "\r\n\r\n");
        assertThat(head).as(route.path()).endsWith("\r\n\r\n");
        assertThat(RawClient.status(head))
            .as(route.path())
            .isEqualTo(server.status(path(route, true), Optional.of(server.service.analyst)));
        String options =
            RawClient.send(
                port,
                "OPTIONS "
                    + path(route, true)
                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: https://evil.example\r\n"
                    + "Access-Control-Request-Method: POST\r\n\r\n");
        assertThat(RawClient.status(options)).as(route.path()).isEqualTo(204);
        assertThat(options).doesNotContain("Access-Control-");
      }
    }
  }
}
