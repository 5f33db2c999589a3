package dev.nirs.http.page;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.nirs.app.EmbeddingSettings;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelSettings;
import dev.nirs.http.Loopback;
import dev.nirs.prompt.PromptForm;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.NirsService;
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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an analyst does, in a real browser with the real service: real captures come in by HTTP, a
 * suggestion is edited wrongly and rightly, found as knowledge, and retrieved for another incident.
 * Only the words of the model are put in its mouth.
 */
class AnalystDayTest {
  private static final Path EVE = Path.of("../shared/data/suricata-eve");
  private static final Path CAMPUS = EVE.resolve("slips_test6_20210606_eve.json");
  private static final Path HONEYPOT = EVE.resolve("honeypot-2018_alerts-only.json");

  @TempDir Path folder;
  private Chromium chromium;
  private WireMockServer ollama;
  private RunningService running;
  private PageServer server;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.exists(CAMPUS) && Files.exists(HONEYPOT), "no captures in " + EVE);
    chromium = Chromium.start();
    ollama = model();
    running = RunningService.start(settings(), new SimpleMeterRegistry(), InstantSource.system());
    server = new PageServer(Loopback.at(0), running.service(), folder);
  }

  @AfterEach
  void stop() {
    for (AutoCloseable part :
        Stream.<AutoCloseable>of(
                server, running, ollama == null ? null : (AutoCloseable) ollama::stop, chromium)
            .filter(java.util.Objects::nonNull)
            .toList()) {
      org.assertj.core.api.Assertions.assertThatCode(part::close).doesNotThrowAnyException();
    }
  }

  private static WireMockServer model() {
    WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    server.stubFor(get(urlEqualTo("/api/version")).willReturn(okJson("{\"version\":\"0.17.4\"}")));
    server.stubFor(
        get(urlEqualTo("/api/tags"))
            .willReturn(
                okJson(
                    "{\"models\":[{\"name\":\"m:latest\",\"digest\":\"e3e52e5eb3a11acf\",\"size\":5}]}")));
    server.stubFor(
        post(urlEqualTo("/api/chat"))
            .willReturn(
                okJson(
                    """
                    {"model":"m","created_at":"2026-11-25T03:34:41Z",
                     "message":{"role":"assistant","content":"-A INPUT -s 198.51.100.99/32 -j DROP"},
                     "done":true,"done_reason":"stop","prompt_eval_count":945,"eval_count":20}\
                    """)));
    return server;
  }

  private ServiceSettings settings() throws IOException {
    Path knowledge = folder.resolve("knowledge-base");
    // a network of its own begins with the playbooks alone
    copy(Path.of("knowledge-base"), knowledge);
    ModelSettings model =
        new ModelSettings(
            true, URI.create(ollama.baseUrl()), "m", Duration.ofSeconds(20), PromptForm.TEXT, 1, 0);
    Policy policy =
        new Policy(
            "INPUT",
            IpVersion.V4,
            new Bounds(0, 10, BenignCount.BOTH, 100),
            new Protection(List.of(), List.of(), Protection.SSH));
    return new ServiceSettings(
        folder.resolve("data"),
        policy,
        new KnowledgeSettings(knowledge, folder.resolve("vector-store"), EmbeddingSettings.DEFAULT),
        new ServiceSettings.Events(
            new StreamSettings(
                WindowSettings.DEFAULT, WindowLimits.LIVE, Duration.ZERO, StreamSettings.AHEAD),
            JournalSettings.DEFAULT,
            ServiceInputs.NONE),
        new ServiceSettings.Answers(
            model, BaselineChoice.ATOMIC, AnswerSettings.DEFAULT, GuardedProposer.Settings.DEFAULT),
        Optional.empty());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @Test
  void anAnalystsDay() throws Exception {
    try (Chromium.View view = chromium.view(Chromium.Look.LIGHT)) {
      Page page = view.page();
      page.navigate(server.url() + "/");
      assertThat(page.locator("#live-word")).hasText("live");
      send("campus", CAMPUS);
      page.waitForSelector(".item .go"); // by the stream, without a reload
      answered(page, "campus");
      page.reload();
      ready(page);
      openNewest(page, "Mixed"); // the honeypot has hardly a scan, so scans would not be retrieved
      String example = edit(page);
      browse(page, example);
      send("honeypot", HONEYPOT);
      answered(page, "honeypot");
      Entry other = showing(example);
      page.navigate(server.url() + "/suggestions/" + other.id());
      assertThat(page.locator("#retrieved a", new Page.LocatorOptions().setHasText(example)))
          .isVisible();
      view.assertAccessible();
      reject(page);
      revoke(page, example);
      // the refused edit, which Chromium notes by itself
      org.assertj.core.api.Assertions.assertThat(view.faults())
          .allMatch(fault -> fault.contains("status of 422") && fault.contains("/edit"));
    }
  }

  /** Opens the newest suggestion of a pattern, by keys. */
  private static void openNewest(Page page, String pattern) {
    String focused = "";
    int rows = 0;
    while (!focused.startsWith(pattern)) {
      page.keyboard().press("j");
      assertThat(rows++).as("rows that are not " + pattern).isLessThan(50);
      focused = page.locator(".item .go:focus").innerText();
    }
    page.keyboard().press("Enter");
  }

  /** Keys are heard. */
  private static void ready(Page page) {
    page.waitForSelector("html.ready");
  }

  /** Wrongly first, then rightly. */
  private static String edit(Page page) {
    page.waitForURL("**/suggestions/*");
    ready(page);
    String rule = page.locator(".rules code").first().textContent();
    page.keyboard().press("e");
    page.locator("#rules-text").fill(rule.replace("-j DROP", "-j DENY"));
    assertThat(page.locator("#trial li.here .excerpt")).containsText("^");
    assertThat(page.locator("#trial li.here")).containsText("DENY");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take these rules"))
        .click();
    assertThat(page.locator("#editor [role=alert]")).containsText("Not taken");
    page.locator("#rules-text")
        .fill(rule.replace("-j DROP", "-j REJECT --reject-with icmp-port-unreachable"));
    assertThat(page.locator("#trial li.here")).containsText("passes");
    page.locator("#edit-reason").fill("tell them");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take these rules"))
        .click();
    assertThat(page.locator("#decided")).containsText("edited by local");
    return page.locator("#decided a").textContent();
  }

  private void browse(Page page, String example) {
    page.navigate(server.url() + "/knowledge");
    assertThat(page.locator(".entries .go").first()).hasText(example);
    ready(page);
    page.keyboard().press("/");
    page.keyboard().type(example);
    page.locator("#decided, .entries .go", new Page.LocatorOptions().setHasText(example))
        .first()
        .click();
    assertThat(page.locator("main")).containsText("icmp-port-unreachable");
  }

  private static void reject(Page page) {
    ready(page);
    page.keyboard().press("r");
    page.keyboard().type("a partner of ours");
    page.keyboard().press("Enter");
    assertThat(page.locator("#decided")).containsText("rejected by local");
  }

  private void revoke(Page page, String example) {
    page.navigate(server.url() + "/knowledge/entry?id=" + QueueView.encoded(example));
    page.locator(".revoke summary").click();
    page.locator("#revoke-reason").fill("it was a test");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke")).click();
    assertThat(page.locator("h1")).containsText("revoked");
  }

  private void send(String source, Path capture) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/events?source=" + source))
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofFile(capture))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private void answered(Page page, String source) {
    page.waitForCondition(
        () -> !entries(source).isEmpty() && running.service().status().get().waiting() == 0,
        new Page.WaitForConditionOptions().setTimeout(180_000));
  }

  private List<Entry> entries(String source) {
    NirsService service = running.service();
    return service
        .archive()
        .list(new Listing(Set.of(), Optional.of(source), OptionalLong.empty(), 200))
        .items();
  }

  /** A suggestion of the other sensor that the example was retrieved for. */
  private Entry showing(String example) {
    return entries("honeypot").stream()
        .filter(
            e -> running.service().archive().find(e.id()).orElseThrow().json().contains(example))
        .findFirst()
        .orElseThrow(() -> new AssertionError(example + " was retrieved for no window"));
  }
}
