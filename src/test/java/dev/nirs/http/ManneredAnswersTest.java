package dev.nirs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of HTTP may count on at every route. */
class ManneredAnswersTest {
  private static final String KNOWLEDGE = "/api/v1/knowledge";
  private static final String REVOKE = "/api/v1/knowledge/test/one/revoke";

  private final Contract contract = new Contract();
  private TestServer server;
  private Optional<String> token;
  private String id;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(Loopback.locked(0));
    token = Optional.of(server.service.analyst);
    id = server.newest().id();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/suggestions",
        "/api/v1/suggestions/{id}",
        "/api/v1/suggestions/{id}/flows",
        "/api/v1/suggestions/{id}/timeline",
        "/api/v1/knowledge",
        "/api/v1/knowledge/test/one",
        "/api/v1/audit",
        "/api/v1/status"
      })
  void whatTheClientHasIsNotSentAgain(String route) {
    String path = route.replace("{id}", id);
    HttpResponse<String> first = server.get(path, token);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    for (String seen : List.of(tag, "\"other\", " + tag, "*")) {
      HttpResponse<String> again = send(path, "If-None-Match", seen);
      assertThat(again.statusCode()).as(seen).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      contract.check("get", route.replace("test/one", "{id}"), again);
    }
    assertThat(send(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/suggestions | text/csv | 406",
        "/api/v1/suggestions | application/json | 200",
        "/api/v1/suggestions | application/*;q=0.5 | 200",
        "/api/v1/suggestions | text/html, */*, q=0.8 | 200",
        "/api/v1/status | image/png, text/* | 406",
        "/api/v1/knowledge | text/plain | 406",
        "/api/v1/suggestions/{id}/export | text/plain | 200",
        "/api/v1/suggestions/{id}/export | application/json | 406",
        "/api/v1/suggestions/{id}/export?format=json | application/json | 200",
        "/api/v1/suggestions/{id}/export?format=kit | text/plain | 406",
        "/api/v1/suggestions/{id}/export?format=kit | application/zip | 200",
        "/api/v1/stream | application/json | 406",
        "/metrics | application/json | 200",
      })
  void answersOnlyInAFormThatIsTaken(String route, String accept, int status) {
    HttpResponse<String> answer = send(route.replace("{id}", id), "Accept", accept);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 406) {
      contract.check("get", route.replaceFirst("\\?.*", ""), answer);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html;q=0.1 | false",
        "application/json;q=0 | false",
        "application/json;q=0.0, */* | false",
        "APPLICATION/JSON ; q=0.01 | true",
        "*/*;q=0, application/* | true",
        "application/*;q=0, */* | false",
        "*/* | true",
        ";;, , json | false"
      })
  void theMostSpecificRangeDecides(String header, boolean taken) {
    assertThat(Accepted.takes(header, "application/json")).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/check",
        "/api/v1/suggestions/{id}/accept",
        "/api/v1/suggestions/{id}/edit",
        "/api/v1/suggestions/{id}/reject",
        "/api/v1/suggestions/{id}/supersede",
        "/api/v1/suggestions/{id}/verify",
        "/api/v1/knowledge/test/one/revoke"
      })
  void aParameterThatNobodyReadsIsNamed(String route) {
    String path = route.replace("{id}", id) + "?colour=red";
    HttpResponse<String> answer =
        server.post(path, "application/json", "{\"rules\":[],\"reason\":\"x\"}", token);
    JsonNode problem = contract.check("post", route.replace("test/one", "{id}"), answer);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("?colour");
  }

  @Test
  void knowledgeIsReadInPartsToItsEnd() {
    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      HttpResponse<String> answer =
          server.get(KNOWLEDGE + "?limit=1" + (next.isEmpty() ? "" : "&after=" + next), token);
      JsonNode page = contract.check("get", KNOWLEDGE, answer);
      assertThat(page.get("items")).hasSize(1);
      seen.add(page.at("/items/0/id").asText());
      next = page.path("next").asText("");
    } while (!next.isEmpty() && !next.equals("null"));
    assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    HttpResponse<String> lost = server.get(KNOWLEDGE + "?after=no/such", token);
    assertThat(lost.statusCode()).isEqualTo(400);
    assertThat(contract.check("get", KNOWLEDGE, lost).at("/errors/0/pointer").asText())
        .isEqualTo("?after");
  }

  @Test
  void revokingWithAKeyActsOnce() {
    HttpResponse<String> first = revoke("k1", "a false alarm");
    contract.check("post", "/api/v1/knowledge/{id}/revoke", first);
    assertThat(first.statusCode()).isEqualTo(200);
    HttpResponse<String> again = revoke("k1", "a false alarm");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    HttpResponse<String> other = revoke("k1", "another reason");
    assertThat(other.statusCode()).isEqualTo(422);
    contract.check("post", "/api/v1/knowledge/{id}/revoke", other);
    assertThat(revoke("k2", "a false alarm").statusCode()).isEqualTo(409);
    assertThat(revoke("", "a false alarm").statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> revoke(String key, String reason) {
    HttpRequest.Builder request =
        TestServer.authorized(server.request(REVOKE), token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"" + reason + "\"}"));
    return server.send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"7\" | 412", "W/\"1\" | 412", "\"abc\" | 412", "1 | 400", "\"1 | 400"})
  void onlyTheVersionThatWasSeenIsDecided(String seen, int status) {
    HttpResponse<String> answer =
        server.send(
            TestServer.authorized(server.request("/api/v1/suggestions/" + id + "/supersede"), token)
                .header("Content-Type", "application/json")
                .header("If-Match", seen)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    contract.check("post", "/api/v1/suggestions/{id}/supersede", answer);
    assertThat(server.newest().version()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/suggestions, 'GET, HEAD, OPTIONS, POST'",
    "PUT, /api/v1/suggestions/0123456789abcdef/accept, 'OPTIONS, POST'",
    "PATCH, /api/v1/status, 'GET, HEAD, OPTIONS'",
    "GET, /api/v1/check, 'OPTIONS, POST'"
  })
  void otherMethodsAreToldWhichThereAre(String method, String path, String allow) {
    HttpResponse<String> answer =
        server.send(
            TestServer.authorized(server.request(path), token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains(allow);
    HttpResponse<String> options =
        server.send(server.request(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow")).contains(allow);
  }

  @Test
  void answersArePackedWhereThatIsTaken() throws IOException, InterruptedException {
    HttpResponse<byte[]> packed =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.server.url() + "/openapi.json"))
                    .header("Accept-Encoding", "gzip")
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(text).asString().isEqualTo(server.get("/openapi.json", token).body());
  }

  @Test
  void theCallersIdComesBackWithFaultsToo() throws IOException {
    for (String path : List.of("/api/v1/status", "/api/v1/nothing", "/api/v1/status?x=1")) {
      HttpResponse<String> answer = send(path, "X-Request-Id", "case-7");
      assertThat(answer.headers().firstValue("X-Request-Id")).as(path).contains("case-7");
    }
    String ambiguous =
        RawClient.get(
            server.server.port(),
            "/api/v1/knowledge/%2e%2e%2f",
            "127.0.0.1\r\nX-Request-Id: case-8");
    assertThat(ambiguous)
        .startsWith("HTTP/1.1 400")
        .contains("X-Request-Id: case-8", "urn:nirs:request:case-8");
  }

  private HttpResponse<String> send(String path, String header, String value) {
    return server.send(TestServer.authorized(server.request(path), token).setHeader(header, value));
  }
}
