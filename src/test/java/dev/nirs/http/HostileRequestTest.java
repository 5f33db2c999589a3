package dev.nirs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of clients that mean no good. */
class HostileRequestTest {
  private static final HttpLimits SMALL =
      new HttpLimits(
          10_000,
          200_000,
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(600),
          100_000,
          3,
          100,
          2);

  private static final String EVENTS =
      """
      timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label
      2026-11-26T12:00:00Z,203.0.113.7,4000,192.0.2.10,80,tcp,scan
      """;

  private static TestServer locked;
  private static TestServer open;

  @BeforeAll
  static void start() throws IOException {
    locked = new TestServer(Loopback.locked(0, SMALL));
    open = new TestServer(Loopback.at(0));
  }

  @AfterAll
  static void stop() {
    locked.close();
    open.close();
  }

  private static Optional<String> analyst() {
    return Optional.of(locked.service.analyst);
  }

  @Test
  void aCallerOnLoopbackIsAnAnalystWhereNoTokenIsNeeded() {
    assertThat(open.get("/api/v1/status", Optional.empty()).statusCode()).isEqualTo(200);
    assertThat(open.get("/metrics", Optional.empty()).statusCode()).isEqualTo(200);
    String body = "{\"rules\":[]}";
    assertThat(open.post("/api/v1/check", "application/json", body, Optional.empty()).statusCode())
        .isEqualTo(200);
    assertThat(open.get("/api/v1/status", Optional.of("nirs_wrong")).statusCode()).isEqualTo(401);
    assertThat(open.get("/api/v1/status", Optional.of(open.service.sensor)).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "127.0.0.1, 200",
    "LOCALHOST:1, 200",
    "[::1]:8080, 200",
    "evil.example, 421",
    "127.0.0.1.evil.example, 421",
    "localhost.evil.example:80, 421",
    "evil.example:127, 421",
  })
  void answersOnlyToItsOwnNamesWhereNoTokenIsNeeded(String host, int status) throws IOException {
    String answer = RawClient.get(open.server.port(), "/api/v1/status", host);
    assertThat(RawClient.status(answer)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1.evil.example",
    "Origin, 'http://['",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
  })
  void refusesChangesThatAForeignPageMayHaveCaused(String header, String value) throws IOException {
    String answer =
        RawClient.send(
            open.server.port(),
            "POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 12\r\n"
                + header
                + ": "
                + value
                + "\r\n\r\n{\"rules\":[]}");
    assertThat(RawClient.status(answer)).as(answer).isEqualTo(403);
    assertThat(answer).contains("urn:nirs:problem:cross-site");
  }

  @Test
  void wantsTheSecretOfThePageFromABrowserOnLoopback() {
    HttpResponse<String> own =
        open.send(
            open.request("/api/v1/check")
                .header("Origin", open.server.url())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"rules\":[]}")));
    assertThat(own.statusCode()).isEqualTo(403);
    HttpResponse<String> form =
        open.post("/logout", "application/x-www-form-urlencoded", "a=b", Optional.empty());
    assertThat(form.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "access_token", "authorization"})
  void refusesTokensInAddresses(String name) {
    HttpResponse<String> answer =
        locked.get("/api/v1/status?" + name + "=" + locked.service.viewer, Optional.empty());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain(locked.service.viewer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webjars/../openapi.yaml",
        "/webjars/htmx.org/../../logback.xml",
        "/webjars/%2e%2e/%2e%2e/openapi.yaml",
        "/webjars/htmx.org/2.0.4/..%2f..%2f..%2fopenapi.yaml",
        "/webjars/htmx.org/2.0.4/dist/..;/htmx.min.js",
        "/webjars//htmx.org/2.0.4/dist/htmx.min.js",
        "/webjars/htmx.org/2.0.4/dist/htmx.min.js%00.css",
        "/webjars/htmx.org\\2.0.4\\dist\\htmx.min.js",
        "/../../etc/passwd",
        "/api/v1/knowledge/../../../etc/passwd",
        "/api/v1/suggestions/%00",
        "/api/v1/suggestions/%e2%80%ae0123456789abcde",
        "/api/v1/suggestions/0123456789ABCDEF",
        "/api/v1/knowledge/%e2%80%aetest",
        "/api/v1/knowledge/a%00b",
        "/api/v1/suggestions/..%2f..%2fstatus",
        "/%",
        "/%zz",
      })
  void findsNothingBesideItsPaths(String path) throws IOException {
    String answer =
        RawClient.send(
            locked.server.port(),
            "GET "
                + path
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + locked.service.analyst
                + "\r\n\r\n");
    assertThat(RawClient.status(answer)).as(answer).isIn(400, 404);
    assertThat(answer)
        .contains("application/problem+json")
        .doesNotContain("root:")
        .doesNotContain("\u202e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00b", "a%e2%80%aeb", "a/b", "a b", ".."})
  void takesNoHostileNames(String name) {
    String encoded = name.replace(" ", "%20");
    HttpResponse<String> answer =
        locked.post("/api/v1/events?source=" + encoded, "text/csv", "x", analyst());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("\u202e");
  }

  @Test
  void readsNoFloodOfHeaders() throws IOException {
    StringBuilder request = new StringBuilder("GET /health/live HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < 3000; i++) {
      request.append("X-").append(i).append(": 0123456789\r\n");
    }
    String answer = RawClient.send(locked.server.port(), request + "\r\n");
    assertThat(RawClient.status(answer)).isIn(431, 0);
    assertThat(answer).doesNotContain("\"live\"");
  }

  @Test
  void readsNoHugeBodies() {
    String huge = capture(300_000);
    for (HttpRequest.BodyPublisher body :
        new HttpRequest.BodyPublisher[] {
          HttpRequest.BodyPublishers.ofString(huge),
          HttpRequest.BodyPublishers.ofInputStream(
              () -> new ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8)))
        }) {
      HttpResponse<String> answer =
          locked.send(
              TestServer.authorized(locked.request("/api/v1/events?source=a"), analyst())
                  .header("Content-Type", "text/csv")
                  .POST(body));
      assertThat(answer.statusCode()).isEqualTo(413);
    }
    assertThat(
            locked
                .post("/api/v1/check", "application/json", "x".repeat(20_000), analyst())
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void unpacksNoBombAndNoHalfOfAPacket() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(capture(5_000_000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bomb = packed.toByteArray();
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(sendPacked(bomb).statusCode()).isEqualTo(413);
    HttpResponse<String> half = sendPacked(Arrays.copyOf(bomb, 200));
    assertThat(half.statusCode()).isIn(400, 413);
    assertThat(sendPacked("no gzip".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
  }

  private static String capture(int least) {
    String line = "1000,203.0.113.7,4000,192.0.2.10,80,tcp,attack\n";
    return "timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n"
        + line.repeat(least / line.length() + 1);
  }

  private static HttpResponse<String> sendPacked(byte[] body) {
    return locked.send(
        TestServer.authorized(locked.request("/api/v1/events?source=a"), analyst())
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/events?source=a", "/api/v1/check"})
  void waitsForNoSlowBody(String path) throws IOException {
    String answer =
        RawClient.send(
            locked.server.port(),
            "POST "
                + path
                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + locked.service.analyst
                + "\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"ru");
    assertThat(RawClient.status(answer)).as(answer).isIn(400, 408, 0);
    assertThat(answer.contains("Nothing of it was taken."))
        .isEqualTo(path.contains("events") && !answer.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'{', 1",
    "'{\"rules\":[\"a\"]} x', 1",
    "'{\n\"rules\":[}', 2",
    "'{\"rules\":[],\"rules\":[]}', 1",
  })
  void saysWhereJsonIsWrong(String body, int line) {
    HttpResponse<String> answer = locked.post("/api/v1/check", "application/json", body, analyst());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"line\":" + line).contains("\"column\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "3",
        "{}",
        "{\"rules\":3}",
        "{\"rules\":[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]}",
        "{\"rules\":[3]}",
        "{\"rules\":[],\"ipv6\":\"yes\"}",
        "{\"rules\":[],\"colour\":\"red\"}"
      })
  void saysWhatAFieldMustBe(String body) {
    HttpResponse<String> answer = locked.post("/api/v1/check", "application/json", body, analyst());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"pointer\":\"#");
  }

  @Test
  void readsOnlyAnnouncedTypes() {
    assertThat(locked.post("/api/v1/check", "text/plain", "{}", analyst()).statusCode())
        .isEqualTo(415);
    HttpResponse<String> image =
        locked.post("/api/v1/events?source=a", "image/png", "x", analyst());
    assertThat(image.statusCode()).isEqualTo(415);
    assertThat(image.body()).contains("application/x-ndjson");
  }

  @Test
  void readsEventsAsCurlAnnouncesThemButNotFromAPage() {
    String form = "application/x-www-form-urlencoded";
    String path = "/api/v1/events?source=a";
    assertThat(open.post(path, form, EVENTS, Optional.empty()).statusCode()).isEqualTo(200);
    assertThat(locked.post(path, form, EVENTS, analyst()).statusCode()).isEqualTo(200);
    for (String origin : List.of("https://evil.example", open.server.url())) {
      HttpRequest.Builder request =
          open.request(path)
              .header("Content-Type", form)
              .header("Origin", origin)
              .POST(HttpRequest.BodyPublishers.ofString(EVENTS));
      assertThat(open.send(request).statusCode()).as(origin).isEqualTo(403);
    }
  }

  @Test
  void countsWrongTokensAndRequests() throws IOException {
    try (TestServer strict = new TestServer(Loopback.locked(0, SMALL.rate(1)))) {
      for (int i = 0; i < 3; i++) {
        assertThat(strict.get("/api/v1/status", Optional.of("x")).statusCode()).isEqualTo(401);
      }
      HttpResponse<String> much = strict.get("/api/v1/status", Optional.of("x"));
      assertThat(much.statusCode()).isEqualTo(429);
      assertThat(much.headers().firstValue("Retry-After")).contains("60");
      Optional<String> viewer = Optional.of(strict.service.viewer);
      for (int i = 0; i < 10; i++) {
        assertThat(strict.get("/api/v1/status", viewer).statusCode()).isEqualTo(200);
      }
      assertThat(strict.get("/api/v1/status", viewer).statusCode()).isEqualTo(429);
      assertThat(strict.get("/api/v1/status", Optional.of(strict.service.analyst)).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void bindsOnlyOnce() throws IOException {
    try {
      HttpServer second = new TestServer(Loopback.at(open.server.port())).server;
      second.close();
      assertThat(second.port()).as("a second server on the same port").isZero();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("127.0.0.1:" + open.server.port());
    }
  }
}
