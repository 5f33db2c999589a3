package dev.nirs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.service.StoreException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every route has in common: sessions, errors, headers, files of libraries. */
class HttpServerTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new TestServer(Loopback.locked(0), new Probe());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void answersWithSecurityHeadersAndARequestId() {
    HttpResponse<String> answer =
        server.send(server.request("/probe").header("X-Request-Id", "abc-1"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Request-Id")).contains("abc-1");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri"
                + " 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void doesNotBelieveARequestIdThatIsNone() {
    HttpResponse<String> answer =
        server.send(server.request("/probe").header("X-Request-Id", "a b<script>"));
    assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
  }

  @Test
  void sendsProblemsForWhatIsNotThere() throws IOException {
    HttpResponse<String> answer = server.get("/api/v1/nothing", Optional.empty());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("type").asText()).isEqualTo("urn:nirs:problem:not-found");
    assertThat(problem.get("status").asInt()).isEqualTo(404);
    assertThat(problem.get("instance").asText())
        .isEqualTo("urn:nirs:request:" + answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  @Test
  void namesTheMethodsOfAPath() {
    HttpResponse<String> answer =
        server.send(server.request("/probe").method("DELETE", HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
    assertThat(answer.body()).contains("urn:nirs:problem:method-not-allowed");
    HttpResponse<String> options =
        server.send(
            server.request("/probe").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void answersHeadLikeGetWithoutABody() {
    HttpResponse<String> answer =
        server.send(server.request("/probe").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void hidesWhatBrokeInside() {
    HttpResponse<String> answer = server.get("/broken", Optional.empty());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("urn:nirs:problem:internal").doesNotContain("secret detail");
  }

  /** A full disk, whoever meets it: the client may come again. */
  @ParameterizedTest
  @ValueSource(strings = {"io", "unchecked", "store", "knowledge"})
  void saysThatItCannotWriteNow(String fault) {
    HttpResponse<String> answer = server.get("/full/" + fault, Optional.empty());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("urn:nirs:problem:unavailable")
        .doesNotContain("No space left on device");
  }

  @Test
  void opensASessionWithATokenAndEndsIt() {
    HttpResponse<String> login =
        server.post(
            "/login",
            "application/x-www-form-urlencoded",
            "token=" + server.service.viewer + "&next=/probe",
            Optional.empty());
    assertThat(login.statusCode()).isEqualTo(303);
    assertThat(login.headers().firstValue("Location")).contains("/probe");
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
    String session = cookie.substring(0, cookie.indexOf(';'));
    HttpResponse<String> seen = server.send(server.request("/whoami").header("Cookie", session));
    assertThat(seen.body()).startsWith("anna VIEWER ");
    String csrf = seen.body().split(" ", -1)[2];
    assertThat(postForm("/probe", session, "a=1").statusCode()).isEqualTo(403);
    assertThat(postForm("/probe", session, "_csrf=" + csrf).statusCode()).isEqualTo(200);
    assertThat(postForm("/logout", session, "_csrf=" + csrf).statusCode()).isEqualTo(303);
    assertThat(server.send(server.request("/whoami").header("Cookie", session)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void endsSessionsOfARevokedToken() {
    String token = server.service.tokens.create("gone", dev.nirs.service.Role.VIEWER, "test");
    HttpResponse<String> login =
        server.post(
            "/login", "application/x-www-form-urlencoded", "token=" + token, Optional.empty());
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
    String session = cookie.substring(0, cookie.indexOf(';'));
    assertThat(server.send(server.request("/whoami").header("Cookie", session)).statusCode())
        .isEqualTo(200);
    server.service.tokens.revoke("gone", "test");
    assertThat(server.send(server.request("/whoami").header("Cookie", session)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void leadsPeopleToTheLoginForm() {
    HttpResponse<String> answer =
        server.send(server.request("/whoami").header("Accept", "text/html"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/login?next=%2Fwhoami");
  }

  @Test
  void leadsNobodyAwayAfterALogin() {
    for (String next :
        List.of("//evil.example/", "https://evil.example", "/\\evil", "javascript:x")) {
      HttpResponse<String> login =
          server.post(
              "/login",
              "application/x-www-form-urlencoded",
              "token="
                  + server.service.viewer
                  + "&next="
                  + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8),
              Optional.empty());
      assertThat(login.headers().firstValue("Location")).contains("/");
    }
  }

  @Test
  void givesTheFilesOfTheLibrariesForLong() {
    for (String file :
        List.of(
            "/webjars/htmx.org/2.0.4/dist/htmx.min.js",
            "/webjars/swagger-ui/5.34.1/swagger-ui.css",
            "/webjars/echarts/5.3.1/dist/echarts.min.js")) {
      HttpResponse<String> answer = server.get(file, Optional.empty());
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .contains("public, max-age=31536000, immutable");
    }
    assertThat(server.get("/webjars/htmx.org/2.0.4/package.json", Optional.empty()).statusCode())
        .isEqualTo(404);
  }

  private static HttpResponse<String> postForm(String path, String cookie, String form) {
    return server.send(
        server
            .request(path)
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private record Probe() implements RouteSet {
    @Override
    public List<Route> routes() {
      return List.of(
          Route.get("/probe", Access.PUBLIC, ctx -> ctx.result("here")),
          Route.post("/probe", Access.READ, BodyKind.FORM, ctx -> ctx.result("posted")),
          Route.get("/whoami", Access.TOKEN, Probe::whoami),
          Route.get("/full/{fault}", Access.PUBLIC, Probe::full),
          Route.get(
              "/broken",
              Access.PUBLIC,
              ctx -> {
                throw new IllegalStateException("secret detail");
              }));
    }

    private static void full(Context ctx) throws IOException {
      IOException full = new IOException("No space left on device");
      switch (ctx.pathParam("fault")) {
        case "io" -> throw full;
        case "unchecked" -> throw new UncheckedIOException(full);
        case "store" -> throw new StoreException("nirs.db: cannot be written", full);
        default -> throw new KnowledgeException("examples cannot be written", full);
      }
    }

    private static void whoami(Context ctx) {
      ctx.result(Caller.of(ctx).name() + " " + Caller.of(ctx).role() + " " + Csrf.token(ctx));
    }
  }
}
