package dev.nirs.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.http.Loopback;
import dev.nirs.knowledge.Example;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Entry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages without any script: forms and links alone. */
class PageFormsTest {
  private static final String RULE = "-A INPUT -s 203.0.113.7/32 -j DROP";

  private final Fixture fixture = new Fixture();
  private Entry entry;
  private PageServer server;
  @TempDir Path reports;

  @BeforeEach
  void start() throws IOException {
    fixture.add("office", 12, 30, Duration.ofHours(2));
    entry = fixture.add("dmz", 30, 200, Duration.ofMinutes(3));
    server = new PageServer(Loopback.at(0), fixture.service(), reports);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String card() {
    return "/suggestions/" + entry.id();
  }

  private HttpResponse<String> decide(String act, Map<String, String> fields)
      throws IOException, InterruptedException {
    return server.post(card(), card() + "/" + act, fields);
  }

  @Test
  void theQueueShowsWhatWaitsNewestFirst() throws Exception {
    String page = server.get("/").body();
    assertThat(page).containsSubsequence("medium", card(), "dmz", "30", "3 min", "office", "2 h");
    assertThat(server.get("/?state=accepted").body()).contains("Nothing here");
    assertThat(server.get("/?state=all&source=office").body()).doesNotContain(card());
    assertThat(server.get("/", "HX-Request", "true").body())
        .contains(card())
        .doesNotContain("<html");
  }

  @ParameterizedTest
  @CsvSource({
    "/?state=odd, 400",
    "/?before=x, 400",
    "/suggestions/0000000000000000, 404",
    "/knowledge?kind=odd, 400",
    "/knowledge/entry?id=none, 404",
    "/audit?before=-1, 400",
    "/reports/none.html, 404",
    "/page/x/none.css, 404"
  })
  void whatIsWrongIsSaidOnAPage(String path, int status) throws Exception {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<h1", "Status " + status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..%2Fsecret.html", "%2e%2e%2fsecret.html", "..", "a%00.html", "a%5Cb.html"})
  void reportsAreOfTheirFolderAlone(String name) throws Exception {
    Files.writeString(reports.resolveSibling("secret.html"), "secret");
    HttpResponse<String> answer = server.get("/reports/" + name);
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void longListsArePaged() throws Exception {
    for (int i = 0; i < 55; i++) {
      fixture.add("office", 3, 20, Duration.ofMinutes(200 + i));
    }
    String page = server.get("/").body();
    assertThat(page).contains("rel=\"next\"").doesNotContain(card());
    String older =
        page.replaceAll("(?s).*href=\"([^\"]+)\" rel=\"next\".*", "$1")
            .replace("&amp;", "&")
            .replace("&#61;", "=");
    assertThat(server.get(older).body()).contains(card(), "Newest");
  }

  @Test
  void acceptingShowsTheDecision() throws Exception {
    HttpResponse<String> answer = decide("accept", Map.of("version", "1", "key", "k1"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(fixture.acts).containsExactly("ACCEPTED [] by local:  OptionalInt[1]");
    assertThat(server.get(card()).body())
        .contains("<b>accepted</b> by local", "ex-" + entry.id())
        .doesNotContain("accept-form");
  }

  @Test
  void anEditSendsTheLinesThatAreNotBlank() throws Exception {
    decide(
        "edit", Map.of("rules", "\r\n" + RULE + "\r\n\r\n", "reason", "narrower", "version", "1"));
    assertThat(fixture.acts)
        .containsExactly("EDITED [" + RULE + "] by local: narrower OptionalInt[1]");
  }

  @Test
  void theMarkedRulesAreRejectedWithAReason() throws Exception {
    HttpResponse<String> without = decide("reject", Map.of("reason", " "));
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body())
        .contains("A reason is 1 to 200 characters", "<dialog id=\"ask-reject\"");
    assertThat(fixture.acts).isEmpty();
    decide("reject", Map.of("reason", "a partner", "rule2", RULE));
    assertThat(fixture.acts)
        .containsExactly("REJECTED [" + RULE + "] by local: a partner OptionalInt.empty");
  }

  @Test
  void settingAsideNeedsNoReason() throws Exception {
    assertThat(decide("supersede", Map.of()).statusCode()).isEqualTo(303);
    assertThat(fixture.acts).containsExactly("SUPERSEDED [] by local:  OptionalInt.empty");
  }

  @Test
  void refusalsAndConflictsAreShownWhereTheyBelong() throws Exception {
    fixture.answer =
        java.util.Optional.of(new DeskAnswer.Refused(List.of("hits <9> benign flows")));
    HttpResponse<String> refused = decide("edit", Map.of("rules", RULE));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .containsSubsequence("id=\"editor\" open", "Not taken", "hits &lt;9&gt; benign", RULE);
    fixture.answer = java.util.Optional.of(new DeskAnswer.Conflict(entry));
    HttpResponse<String> late = decide("accept", Map.of());
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Another decision came first");
    fixture.answer = java.util.Optional.of(new DeskAnswer.Missing());
    assertThat(decide("accept", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void typedRulesAreCheckedLineByLine() throws Exception {
    String typed = RULE + "\n\n-A INPUT -p tcp --dport 728-65535 -j DROP\n";
    HttpResponse<String> answer = decide("verify", Map.of("rules", typed));
    assertThat(answer.body())
        .containsSubsequence(
            "data-line=\"1\"",
            "passes",
            "data-line=\"3\"",
            "fails",
            "                        ^",
            "<dd>25</dd>",
            "728:65535",
            "Repair");
    HttpResponse<String> part =
        server.post(card(), card() + "/verify", Map.of("rules", typed), "HX-Request", "true");
    assertThat(part.body()).contains("data-line=\"3\"").doesNotContain("<html");
    String repaired = decide("verify", Map.of("rules", typed, "repair", "3")).body();
    assertThat(repaired).contains("-p tcp --dport 728:65535 -j DROP").doesNotContain("728-65535");
    assertThat(fixture.acts).isEmpty();
  }

  @Test
  void theFlowsBehindARuleAreOneClickAway() throws Exception {
    String page = server.get(card() + "/flows?kind=benign&rule=0").body();
    assertThat(page).contains("1 to 5 of 5", "203.0.113.7:20000", "192.0.2.10:80");
    assertThat(server.get(card() + "/flows?kind=alerts&rule=1&offset=25").statusCode())
        .isEqualTo(200);
    assertThat(server.get(card() + "/flows?kind=alerts&rule=99").statusCode()).isEqualTo(400);
    fixture.windows.clear();
    assertThat(server.get(card() + "/flows?kind=alerts").body()).contains("are not kept");
    assertThat(server.get(card()).body()).doesNotContain("Time line");
  }

  @Test
  void theTimeLineIsATableToo() throws Exception {
    assertThat(server.get(card()).body())
        .contains(
            "30 alerts, 30 of them stopped; 200 benign flows, 5 of them would have been blocked");
  }

  @Test
  void anExampleIsRevokedWithAReason() throws Exception {
    fixture.knowledge.add(Fixture.example("ex-1", Example.Status.ACTIVE));
    fixture.knowledge.add(Fixture.playbook());
    String page = "/knowledge/entry?id=ex-1";
    assertThat(server.get("/knowledge").body()).contains("ex-1", "playbook/web-attack-inbound");
    assertThat(
            server.post(page, "/knowledge/revoke", Map.of("id", "ex-1", "reason", "")).statusCode())
        .isEqualTo(422);
    assertThat(
            server
                .post(page, "/knowledge/revoke", Map.of("id", "ex-1", "reason", "wrong"))
                .statusCode())
        .isEqualTo(303);
    assertThat(fixture.acts).containsExactly("REVOKE ex-1 by local: wrong");
    String playbook = "/knowledge/entry?id=playbook%2Fweb-attack-inbound";
    assertThat(server.get(playbook).body()).contains("then at the source").doesNotContain("Revoke");
  }

  @Test
  void theChainOfTheAuditLogIsChecked() throws Exception {
    fixture.log("ana", "accept", entry.id(), "");
    assertThat(server.get("/audit").body())
        .contains(card(), "ab12ab12ab12")
        .doesNotContain("chain holds");
    assertThat(server.get("/audit?verify=1").body()).contains("The chain holds over 1 line.");
    fixture.brokenAt = OptionalLong.of(7);
    assertThat(server.get("/audit?verify=1").body()).contains("broken at line 7");
  }

  @Test
  void reportsAreShownInASandbox() throws Exception {
    Files.writeString(reports.resolve("traffic.html"), "<title>report</title><script>1</script>");
    Files.writeString(reports.resolve("notes.txt"), "no report");
    assertThat(server.get("/reports").body()).contains("traffic.html").doesNotContain("notes.txt");
    HttpResponse<String> report = server.get("/reports/traffic.html");
    assertThat(report.body()).contains("<script>1</script>");
    assertThat(report.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("sandbox allow-scripts;".replace(";", ""), "default-src 'none'"));
    assertThat(server.get("/reports/notes.txt").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "edit", "reject", "supersede", "verify"})
  void nobodyDecidesWithoutTheSecretOfThePage(String act) throws Exception {
    HttpResponse<String> answer =
        server.post(
            "/status",
            card() + "/" + act,
            Map.of("reason", "x", "rules", RULE),
            "Origin",
            server.url());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(fixture.acts).isEmpty();
  }

  @Test
  void aViewerSeesNoFormsThatDecide() throws Exception {
    try (PageServer tokens = new PageServer(Loopback.locked(0), fixture.service(), reports)) {
      assertThat(tokens.get(card()).statusCode()).isEqualTo(303);
      assertThat(tokens.get("/login?failed=1").body()).contains("no valid token", "name=\"token\"");
      String viewed = tokens.get(card(), "Authorization", "Bearer viewer").body();
      assertThat(viewed).contains("vera", "Rules").doesNotContain("accept-form", "id=\"editor\"");
      assertThat(tokens.get(card(), "Authorization", "Bearer analyst").body())
          .contains("accept-form");
    }
  }
}
