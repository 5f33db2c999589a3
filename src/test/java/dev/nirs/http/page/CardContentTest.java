package dev.nirs.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.http.Loopback;
import dev.nirs.knowledge.Example;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.SuggestionState;
import dev.nirs.suggestion.Proposer;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a card says of a suggestion, by its HTML. */
class CardContentTest {
  private final Fixture fixture = new Fixture();
  private PageServer server;

  @BeforeEach
  void start() throws IOException {
    server = PageServer.of(fixture);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String card(Entry entry) throws IOException, InterruptedException {
    return server.get("/suggestions/" + entry.id()).body();
  }

  @Test
  void saysWhoAttacksWhomAndWhatElseTheyDo() throws Exception {
    Entry entry = fixture.add("dmz", 30, 200, Duration.ofMinutes(3));
    assertThat(card(entry))
        .containsSubsequence(
            "30 alerts in 20 seconds, from 3 sources to 1 host, 1 port.",
            "Reported as",
            "web attack",
            "203.0.113.7",
            "10",
            "5",
            "Networks",
            "203.0.113.0/24",
            "Against",
            "192.0.2.10 tcp 80");
    assertThat(server.get("/suggestions/" + entry.id() + "/flows?kind=alerts&rule=0").body())
        .contains("Reported as", "web attack");
    assertThat(server.get("/suggestions/" + entry.id() + "/flows?kind=benign&rule=0").body())
        .doesNotContain("Reported as");
    fixture.windows.clear();
    assertThat(card(entry)).contains("The flows of this window are not kept");
  }

  @Test
  void namesChecksExamplesOutcomeAndRoles() throws Exception {
    Entry entry = fixture.add("dmz", 30, 200, Duration.ofMinutes(3));
    assertThat(card(entry))
        .contains(
            "The baseline answers: illegal (no rule of the answer is legal iptables).",
            "<span class=\"check\">illegal</span>",
            "-j DENY",
            "href=\"/knowledge/entry?id&#61;ex-2026-0007\"",
            "The alert window.",
            "Alerts and normal traffic.");
    Entry plain =
        fixture.add(
            "dmz", Fixture.window(12, 60, Fixture.NOW), Proposer.NONE, Fixture.NOW, Fixture.POLICY);
    assertThat(card(plain)).contains("It was not asked, or did not answer");
  }

  @Test
  void saysWhyAlertsAreNotStopped() throws Exception {
    Policy one =
        new Policy(
            "INPUT",
            IpVersion.V4,
            new Bounds(0, 1, BenignCount.BOTH, 100),
            new Protection(List.of(), List.of(), Set.of(80)));
    Entry entry =
        fixture.add("dmz", Fixture.window(30, 200, Fixture.NOW), Proposer.NONE, Fixture.NOW, one);
    assertThat(card(entry))
        .containsSubsequence("Not stopped:", "<li>20 alerts: the limit of rules is reached</li>");
    assertThat(card(fixture.add("dmz", 30, 200, Duration.ofMinutes(3))))
        .doesNotContain("Not stopped:");
  }

  @Test
  void foldsManyRulesAndMarksNoMoreThanAWarningHolds() throws Exception {
    Entry entry = fixture.addUnbounded("edge", Fixture.flood(600, 300, Fixture.NOW), Fixture.NOW);
    int rules = entry.counts().rules();
    assertThat(rules).isGreaterThan(100);
    String page = card(entry);
    assertThat(page)
        .contains(
            rules - 20 + " more rules</summary>",
            "data-number=\"21\"",
            "the knowledge base learns only",
            rules - Example.MOST_RULES + " more rules cannot be marked");
    assertThat(page.split("type=\"checkbox\"", -1)).hasSize(Example.MOST_RULES + 1);
    List<String> all = IntStream.range(0, 60).mapToObj(i -> "-A INPUT -j " + i).toList();
    Dossier dossier = Optional.ofNullable(fixture.dossiers.get(entry.number())).orElseThrow();
    fixture.dossiers.put(
        entry.number(),
        new Dossier(
            fixture.decide(entry, SuggestionState.ACCEPTED),
            dossier.json(),
            dossier.card(),
            List.of(new Decided(SuggestionState.ACCEPTED, "ana", Fixture.NOW, "", all, ""))));
    assertThat(card(entry))
        .contains("learns nothing of it", "-A INPUT -j 19", "and 40 more rules")
        .doesNotContain("-A INPUT -j 20");
  }

  @Test
  void offersWhatStopsAFlood() throws Exception {
    Entry entry = fixture.addUnbounded("edge", Fixture.flood(2000, 300, Fixture.NOW), Fixture.NOW);
    assertThat(entry.pattern()).isEqualTo("SPOOFED_SOURCES");
    assertThat(card(entry))
        .containsSubsequence(
            "addresses that look forged",
            "limit",
            "new connections a second pass",
            "--hashlimit-above",
            "closes the service");
    assertThat(card(fixture.add("dmz", 30, 200, Duration.ZERO))).doesNotContain("look forged");
  }

  @Test
  void aSuggestionWithoutRulesIsNeitherAcceptedNorRejected() throws Exception {
    Entry entry =
        fixture.add("dmz", Fixture.quietFlood(), Fixture.plain(), Fixture.NOW, Fixture.POLICY);
    assertThat(entry.counts().rules()).isZero();
    assertThat(card(entry))
        .contains("No rule. See the refused candidates", "edit-open", "ask-supersede")
        .doesNotContain("accept-form", "data-ask=\"reject\"");
  }

  @Test
  void whatWasSetAsideLeadsToWhatCameForIt() throws Exception {
    Entry old = fixture.add("dmz", 30, 200, Duration.ofMinutes(3));
    assertThat(card(old)).doesNotContain("Set aside by a newer");
    fixture.decide(old, SuggestionState.SUPERSEDED);
    assertThat(card(old)).doesNotContain("Set aside by a newer");
    Entry other = fixture.add("branch", 32, 200, Duration.ofMinutes(3));
    Entry newer = fixture.add("dmz", 31, 200, Duration.ofMinutes(3));
    assertThat(card(old))
        .contains("Set aside by a newer suggestion", "href=\"/suggestions/" + newer.id() + "\"")
        .doesNotContain("href=\"/suggestions/" + other.id() + "\">Look");
  }

  @Test
  void twoDecideAtOnceAndTheSecondKeepsWhatItTyped() throws Exception {
    Entry entry = fixture.add("dmz", 30, 200, Duration.ofMinutes(3));
    String path = "/suggestions/" + entry.id();
    Map<String, String> first = Map.of("version", "1", "key", "k1");
    assertThat(server.post(path, path + "/accept", first).statusCode()).isEqualTo(303);
    Entry other = fixture.add("dmz", 12, 60, Duration.ofMinutes(9));
    HttpResponse<String> second =
        server.post(
            "/suggestions/" + other.id(), // a page with the secret of forms
            path + "/edit",
            Map.of("version", "1", "key", "k2", "rules", "-A INPUT -s 203.0.113.7/32 -j DROP"));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body())
        .containsSubsequence(
            "Another decision came first",
            "What you had typed",
            "-A INPUT -s 203.0.113.7/32 -j DROP",
            "<b>accepted</b> by local");
    assertThat(fixture.acts).hasSize(2);
  }

  @Test
  void aViewerIsToldWhoDecides() throws Exception {
    Entry entry = fixture.add("dmz", 30, 200, Duration.ofMinutes(3));
    try (PageServer tokens =
        new PageServer(
            Loopback.locked(0), fixture.service(), java.nio.file.Path.of("no-reports"))) {
      String path = "/suggestions/" + entry.id();
      assertThat(tokens.get(path, "Authorization", "Bearer viewer").body())
          .contains("It waits for an analyst");
      assertThat(tokens.get(path, "Authorization", "Bearer analyst").body())
          .doesNotContain("It waits for an analyst");
    }
  }

  @Test
  void theQueueTellsWindowsApart() throws Exception {
    fixture.add("dmz", 30, 200, Duration.ofMinutes(3));
    assertThat(server.get("/").body())
        .contains("Window (UTC)", "2026-11-26 11:55:00")
        .doesNotContain(">State</span>");
    assertThat(server.get("/?state=all").body()).contains(">State</span>");
  }

  @Test
  void theKnowledgeBaseIsReadToItsEnd() throws Exception {
    for (int i = 0; i < 120; i++) {
      fixture.knowledge.add(Fixture.example("ex-" + i, Example.Status.ACTIVE));
    }
    String first = server.get("/knowledge").body();
    assertThat(first)
        .contains("1 to 50 of 120 entries", "id&#61;ex-49\"")
        .doesNotContain("id&#61;ex-50\"");
    String last = server.get("/knowledge?after=ex-99").body();
    assertThat(last)
        .contains("101 to 120 of 120 entries", "id&#61;ex-119\"", ">First<")
        .doesNotContain(">More<");
    assertThat(server.get("/knowledge?after=gone").body()).contains("1 to 50 of 120 entries");
  }

  @Test
  void anExampleLeadsBackToItsSuggestion() throws Exception {
    Entry entry = fixture.add("dmz", 30, 200, Duration.ofMinutes(3));
    fixture.knowledge.add(Fixture.example("suggestion/" + entry.id(), Example.Status.ACTIVE));
    fixture.knowledge.add(Fixture.example("suggestion/0123456789abcdef", Example.Status.ACTIVE));
    assertThat(server.get("/knowledge/entry?id=suggestion%2F" + entry.id()).body())
        .contains("href=\"/suggestions/" + entry.id() + "\"");
    assertThat(server.get("/knowledge/entry?id=suggestion%2F0123456789abcdef").body())
        .doesNotContain("href=\"/suggestions/");
  }
}
