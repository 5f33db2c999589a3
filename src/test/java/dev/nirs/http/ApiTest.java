package dev.nirs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nirs.service.Entry;
import dev.nirs.service.Trigger;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each route answers; every answer is held against the OpenAPI document. */
class ApiTest {
  private static final String ONE = "/api/v1/suggestions/{id}";
  private static final String EVENTS =
      """
      timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label
      1000,203.0.113.7,4000,192.0.2.10,80,tcp,attack
      1001,198.51.100.1,4000,192.0.2.10,80,tcp,benign
      nonsense,198.51.100.1,4000,192.0.2.10,80,tcp,benign
      """;

  private final Contract contract = new Contract();
  private TestServer server;
  private Optional<String> token;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(Loopback.locked(0));
    token = Optional.of(server.service.analyst);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void takesEventsAndSaysWhatItTook() {
    HttpResponse<String> answer =
        server.post("/api/v1/events?source=eve-1", "text/csv", EVENTS, token);
    JsonNode receipt = contract.check("post", "/api/v1/events", answer);
    assertThat(receipt.get("events").asInt()).isEqualTo(2);
    assertThat(receipt.at("/report/alerts").asInt()).isEqualTo(1);
    assertThat(receipt.at("/report/rejected/bad-time").asInt()).isEqualTo(1);
    assertThat(receipt.at("/report/samples/0/line").asInt()).isEqualTo(4);
    assertThat(receipt.get("before").asInt()).isZero();
  }

  @Test
  void takesGzipAnnouncedOrNot() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(EVENTS.getBytes(StandardCharsets.UTF_8));
    }
    for (boolean announced : new boolean[] {true, false}) {
      HttpRequest.Builder request =
          TestServer.authorized(server.request("/api/v1/events?source=a"), token)
              .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()));
      HttpResponse<String> answer =
          server.send(announced ? request.header("Content-Encoding", "gzip") : request);
      assertThat(contract.check("post", "/api/v1/events", answer).get("events").asInt())
          .isEqualTo(2);
    }
  }

  @Test
  void saysWhenToComeAgainWhereTooMuchWaits() {
    server.service.isBusy.set(true);
    HttpResponse<String> answer =
        server.post("/api/v1/events?source=eve-1", "text/csv", EVENTS, token);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    contract.check("post", "/api/v1/events", answer);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/events, 400",
    "/api/v1/events?source=a%2Fb, 400",
    "/api/v1/events?source=.., 400",
    "/api/v1/events?source=a&source=b, 400",
    "/api/v1/events?source=a&format=word, 400",
    "/api/v1/events?source=a&colour=red, 400",
    "/api/v1/events?source=a&format=eve, 422",
  })
  void refusesEventsItCannotPlace(String path, int status) {
    HttpResponse<String> answer = server.post(path, "text/plain", "hello", token);
    assertThat(answer.statusCode()).as(answer.body()).isIn(status, 200);
    contract.check("post", "/api/v1/events", answer);
  }

  @Test
  void answersWholeWindows() {
    HttpResponse<String> answer =
        server.post("/api/v1/windows?source=batch", "text/csv", EVENTS, token);
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode made = contract.check("post", "/api/v1/windows", answer);
    assertThat(made.at("/items/0/trigger").asText()).isEqualTo("WINDOW");
    assertThat(made.get("pending").asInt()).isZero();
    String quiet = EVENTS.replace("attack", "benign");
    HttpResponse<String> none =
        server.post("/api/v1/windows?source=batch", "text/csv", quiet, token);
    assertThat(none.statusCode()).isEqualTo(422);
    contract.check("post", "/api/v1/windows", none);
  }

  @Test
  void listsInPartsAndKnowsWhatTheClientHas() {
    HttpResponse<String> first = server.get("/api/v1/suggestions?limit=2", token);
    JsonNode page = contract.check("get", "/api/v1/suggestions", first);
    assertThat(page.get("items")).hasSize(2);
    long next = page.get("next").asLong();
    JsonNode rest =
        contract.check(
            "get",
            "/api/v1/suggestions",
            server.get("/api/v1/suggestions?limit=2&before=" + next, token));
    assertThat(rest.get("items")).hasSize(1);
    assertThat(rest.get("next").isNull()).isTrue();
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        server.send(
            TestServer.authorized(server.request("/api/v1/suggestions?limit=2"), token)
                .header("If-None-Match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
    contract.check("get", "/api/v1/suggestions", again);
    assertThat(
            contract
                .check(
                    "get",
                    "/api/v1/suggestions",
                    server.get("/api/v1/suggestions?state=accepted,EDITED&source=x", token))
                .get("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=501",
    "limit=x",
    "before=-1",
    "state=open",
    "limit=1&limit=2",
    "n=1"
  })
  void namesTheParameterThatIsWrong(String query) {
    HttpResponse<String> answer = server.get("/api/v1/suggestions?" + query, token);
    JsonNode problem = contract.check("get", "/api/v1/suggestions", answer);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem.at("/errors/0/pointer").asText())
        .isEqualTo("?" + query.substring(0, query.indexOf('=')));
  }

  @Test
  void showsASuggestionWithItsFlowsAndTimeline() {
    String id = server.newest().id();
    HttpResponse<String> answer = server.get("/api/v1/suggestions/" + id, token);
    JsonNode dossier = contract.check("get", ONE, answer);
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(dossier.at("/suggestion/id").asText()).isEqualTo(id);
    JsonNode alerts =
        contract.check(
            "get",
            ONE + "/flows",
            server.get("/api/v1/suggestions/" + id + "/flows?rule=1", token));
    assertThat(alerts.get("total")).isEqualTo(dossier.at("/suggestion/rules/0/alerts"));
    assertThat(alerts.at("/items/0/source").asText()).startsWith("203.0.113.");
    JsonNode benign =
        contract.check(
            "get",
            ONE + "/flows",
            server.get("/api/v1/suggestions/" + id + "/flows?kind=benign", token));
    assertThat(benign.get("total").asInt()).isZero();
    JsonNode line =
        contract.check(
            "get", ONE + "/timeline", server.get("/api/v1/suggestions/" + id + "/timeline", token));
    int alertCount = 0;
    for (JsonNode bucket : line.get("buckets")) {
      alertCount += bucket.get("alerts").asInt();
    }
    assertThat(alertCount).isEqualTo(10);
    HttpResponse<String> beyond = server.get("/api/v1/suggestions/" + id + "/flows?rule=99", token);
    assertThat(beyond.statusCode()).isEqualTo(400);
    contract.check("get", ONE + "/flows", beyond);
  }

  @ParameterizedTest
  @CsvSource({
    "text, Window",
    "json, '\"version\":1'",
    "iptables, '*filter'",
    "nftables, table",
    "kit, PK"
  })
  void exports(String format, String sign) {
    HttpResponse<String> answer =
        server.get(
            "/api/v1/suggestions/" + server.newest().id() + "/export?format=" + format, token);
    assertThat(answer.statusCode()).isEqualTo(200);
    contract.check("get", ONE + "/export", answer);
    assertThat(answer.body()).contains(sign);
  }

  @Test
  void decidesOnceAndTellsLaterOnes() {
    String path = "/api/v1/suggestions/" + server.newest().id();
    HttpResponse<String> stale = decide(path + "/accept", "{}", "If-Match", "\"7\"");
    assertThat(stale.statusCode()).isEqualTo(412);
    contract.check("post", ONE + "/accept", stale);
    String body = "{\"reason\":\"seen it\"}";
    HttpResponse<String> accepted = decide(path + "/accept", body, "Idempotency-Key", "k1");
    JsonNode decided = contract.check("post", ONE + "/accept", accepted);
    assertThat(decided.at("/entry/state").asText()).isEqualTo("ACCEPTED");
    assertThat(decided.at("/decision/by").asText()).isEqualTo("ben");
    assertThat(accepted.headers().firstValue("ETag")).contains("\"2\"");
    HttpResponse<String> again = decide(path + "/accept", body, "Idempotency-Key", "k1");
    assertThat(again.body()).isEqualTo(accepted.body());
    HttpResponse<String> late = decide(path + "/supersede", "{}", "If-Match", "\"2\"");
    assertThat(late.statusCode()).isEqualTo(409);
    contract.check("post", ONE + "/supersede", late);
    contract.check("get", ONE, server.get(path, token));
    assertThat(server.get("/metrics", token).body())
        .contains("nirs_decisions_total{state=\"accepted\"}");
  }

  @Test
  void editsOnlyToRulesThatMayStand() {
    String path = "/api/v1/suggestions/" + server.newest().id() + "/edit";
    HttpResponse<String> wrong =
        server.post(path, "application/json", "{\"rules\":[\"-A INPUT -j DROP\"]}", token);
    assertThat(wrong.statusCode()).isEqualTo(422);
    contract.check("post", ONE + "/edit", wrong);
    HttpResponse<String> right =
        server.post(
            path,
            "application/json",
            "{\"rules\":[\"-A INPUT -s 203.0.113.8 -j DROP\"],\"reason\":\"this one\"}",
            token);
    JsonNode decided = contract.check("post", ONE + "/edit", right);
    assertThat(decided.at("/decision/rules/0").asText())
        .isEqualTo("-A INPUT -s 203.0.113.8/32 -j DROP");
    String iptables =
        server
            .get("/api/v1/suggestions/" + server.newest().id() + "/export?format=iptables", token)
            .body();
    assertThat(iptables).isEqualTo("*filter\n-A INPUT -s 203.0.113.8/32 -j DROP\nCOMMIT\n");
  }

  @Test
  void rejectsWithAReason() {
    String path = "/api/v1/suggestions/" + server.newest().id() + "/reject";
    HttpResponse<String> silent = server.post(path, "application/json", "{}", token);
    assertThat(silent.statusCode()).isEqualTo(400);
    contract.check("post", ONE + "/reject", silent);
    HttpResponse<String> said =
        server.post(path, "application/json", "{\"reason\":\"a scanner of ours\"}", token);
    assertThat(contract.check("post", ONE + "/reject", said).at("/entry/state").asText())
        .isEqualTo("REJECTED");
  }

  @Test
  void triesRulesWithoutDeciding() {
    HttpResponse<String> answer =
        server.post(
            "/api/v1/suggestions/" + server.newest().id() + "/verify",
            "application/json",
            "{\"rules\":[\"-A INPUT -s 203.0.113.7 -j DROP\",\"-A INPUT -s nowhere -j DROP\"]}",
            token);
    JsonNode trial = contract.check("post", ONE + "/verify", answer);
    assertThat(trial.at("/lines/0/alerts").asInt()).isEqualTo(5);
    assertThat(trial.at("/lines/1/diagnostics/0/column").asInt()).isEqualTo(13);
    assertThat(trial.get("mayStand").asBoolean()).isFalse();
  }

  @Test
  void checksRules() {
    HttpResponse<String> answer =
        server.post(
            "/api/v1/check",
            "application/json",
            "{\"rules\":[\"-A INPUT -p tcp --dport 728-65535 -j DROP\"]}",
            token);
    JsonNode checked = contract.check("post", "/api/v1/check", answer);
    assertThat(checked.at("/items/0/valid").asBoolean()).isFalse();
    assertThat(checked.at("/items/0/fixed/0").asText())
        .isEqualTo("-A INPUT -p tcp -m tcp --dport 728:65535 -j DROP");
  }

  @Test
  void asksWhileAWindowIsOpen() {
    HttpResponse<String> made =
        server.post("/api/v1/suggestions?source=eve-1", "application/json", "", token);
    assertThat(made.statusCode()).isEqualTo(201);
    contract.check("post", "/api/v1/suggestions", made);
    HttpResponse<String> closed =
        server.post("/api/v1/suggestions?source=other", "application/json", "", token);
    assertThat(closed.statusCode()).isEqualTo(409);
    contract.check("post", "/api/v1/suggestions", closed);
    HttpResponse<String> slow =
        server.post("/api/v1/suggestions?source=slow&wait=0", "application/json", "", token);
    assertThat(slow.statusCode()).isEqualTo(202);
    contract.check("post", "/api/v1/suggestions", slow);
  }

  @Test
  void showsAndRevokesKnowledge() {
    JsonNode page =
        contract.check("get", "/api/v1/knowledge", server.get("/api/v1/knowledge", token));
    assertThat(page.get("items")).hasSize(3);
    for (JsonNode item : page.get("items")) {
      String path = "/api/v1/knowledge/" + item.get("id").asText();
      contract.check("get", "/api/v1/knowledge/{id}", server.get(path, token));
    }
    String path = "/api/v1/knowledge/test/one/revoke";
    String reason = "{\"reason\":\"a false alarm\"}";
    HttpResponse<String> revoked = server.post(path, "application/json", reason, token);
    assertThat(
            contract.check("post", "/api/v1/knowledge/{id}/revoke", revoked).get("status").asText())
        .isEqualTo("REVOKED");
    HttpResponse<String> again = server.post(path, "application/json", reason, token);
    assertThat(again.statusCode()).isEqualTo(409);
    contract.check("post", "/api/v1/knowledge/{id}/revoke", again);
    HttpResponse<String> gone = server.get("/api/v1/knowledge/no/such", token);
    assertThat(gone.statusCode()).isEqualTo(404);
    contract.check("get", "/api/v1/knowledge/{id}", gone);
  }

  @Test
  void showsAuditStatusHealthAndMetrics() {
    server.service.audit.append("ben", "token-create", "x", "");
    contract.check("get", "/api/v1/audit", server.get("/api/v1/audit", token));
    contract.check("get", "/api/v1/audit/verify", server.get("/api/v1/audit/verify", token));
    JsonNode status = contract.check("get", "/api/v1/status", server.get("/api/v1/status", token));
    assertThat(status.at("/model/breaker").asText()).isEqualTo("OPEN");
    contract.check("get", "/health/live", server.get("/health/live", Optional.empty()));
    contract.check("get", "/health/ready", server.get("/health/ready", Optional.empty()));
    HttpResponse<String> metrics = server.get("/metrics", token);
    contract.check("get", "/metrics", metrics);
    assertThat(metrics.body())
        .contains("nirs_http_requests_seconds_bucket")
        .contains("route=\"/api/v1/audit\"");
    server.service.isBroken.set(true);
    HttpResponse<String> unready = server.get("/health/ready", Optional.empty());
    assertThat(unready.statusCode()).isEqualTo(503);
    contract.check("get", "/health/ready", unready);
    assertThat(server.get("/health/live", Optional.empty()).statusCode()).isEqualTo(200);
  }

  @Test
  void remembersAnswersOfRequestsWithAKey() {
    HttpRequest.Builder request =
        TestServer.authorized(server.request("/api/v1/windows?source=once"), token)
            .header("Content-Type", "text/csv")
            .header("Idempotency-Key", "w1")
            .POST(HttpRequest.BodyPublishers.ofString(EVENTS));
    HttpResponse<String> first = server.send(request);
    HttpResponse<String> second = server.send(request);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
  }

  @Test
  void tellsOfSuggestionsAsTheyCome() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(server.server.url() + "/api/v1/stream").toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + server.service.viewer);
    connection.setRequestProperty("Accept", "text/event-stream");
    connection.setRequestProperty("Last-Event-ID", "2.1");
    connection.setReadTimeout(20_000);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(in.readLine()).startsWith(":");
      String missed = event(in);
      assertThat(missed).contains("id: 3.1").contains("event: suggestion");
      Entry made = server.service.suggest("eve-1", Trigger.CLOSED, TestService.window(20));
      assertThat(event(in)).contains("id: 4.1").contains(made.id());
      assertThat(server.service.archive.listeners()).isEqualTo(1);
    } finally {
      connection.disconnect();
    }
  }

  @Test
  void endsAStreamThatComesWhileTheServerStops() {
    server.server.endStreams();
    HttpResponse<String> answer =
        server.send(
            TestServer.authorized(server.request("/api/v1/stream"), token)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "2.1")
                .GET());
    assertThat(answer.body()).startsWith(":").contains("id: 3.1");
    assertThat(server.service.archive.listeners()).isZero();
  }

  private static String event(BufferedReader in) throws IOException {
    StringBuilder event = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty() && event.length() > 0) {
        return event.toString();
      }
      event.append(line).append('\n');
    }
    return event.toString();
  }

  private HttpResponse<String> decide(String path, String body, String header, String value) {
    return server.send(
        TestServer.authorized(server.request(path), token)
            .header("Content-Type", "application/json")
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
