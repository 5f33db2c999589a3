package dev.nirs.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.nirs.http.Loopback;
import dev.nirs.knowledge.Example;
import dev.nirs.service.Entry;
import dev.nirs.service.ServiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in a real browser, light, dark and narrow: nothing that axe calls serious, nothing
 * that the content security policy refuses, nothing wider than the window; a picture of each.
 */
class PageLooksTest {
  @TempDir static Path folder;

  private static Chromium chromium;
  private static PageServer server;
  private static Entry newest;
  private static Entry flood;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    Fixture fixture = new Fixture();
    List<Entry> filled = fill(fixture);
    newest = filled.getFirst();
    flood = filled.getLast();
    Files.writeString(folder.resolve("traffic-2026-11-20.html"), "<!doctype html><title>t</title>");
    Files.writeString(
        folder.resolve("validity-2026-11-21.html"), "<!doctype html><title>v</title>");
    server = new PageServer(Loopback.at(0), fixture.service(), folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private static List<Entry> fill(Fixture fixture) {
    fixture.add("dmz-sensor", 4, 300, Duration.ofHours(30));
    fixture.add("office", 140, 400, Duration.ofHours(3));
    fixture.add("office", 9, 0, Duration.ofMinutes(95));
    fixture.add("dmz-sensor", 1200, 800, Duration.ofMinutes(41));
    Instant then = Fixture.NOW.minus(Duration.ofMinutes(26));
    Entry flood =
        fixture.addUnbounded("edge", Fixture.flood(2000, 300, then.minusSeconds(99)), then);
    fixture.add("branch-eu-west", 22, 40, Duration.ofMinutes(12));
    Entry newest = fixture.add("dmz-sensor", 131, 523, Duration.ofMinutes(2));
    fixture.knowledge.addAll(
        List.of(
            Fixture.example("ex-2026-0007", Example.Status.ACTIVE),
            Fixture.example("ex-2026-0006", Example.Status.REJECTED),
            Fixture.example("ex-2026-0005", Example.Status.REVOKED),
            Fixture.playbook(),
            Fixture.host()));
    fixture.log("local", "accept", newest.id(), "2 rules; merged into ex-2026-0007");
    fixture.log("ana", "revoke", "ex-2026-0005", "too wide");
    fixture.status =
        new ServiceStatus(
            List.of(
                new ServiceStatus.Source(
                    "branch-eu-west", 12_044, 0, Optional.of(Fixture.NOW), 0, 804),
                new ServiceStatus.Source(
                    "dmz-sensor", 1_204_411, 17, Optional.of(Fixture.NOW), 12, 5231),
                new ServiceStatus.Source("office", 88_120, 3, Optional.empty(), 0, 2210)),
            2,
            new ServiceStatus.Model(
                "qwen2.5:1.5b", ServiceStatus.Breaker.OPEN, Optional.of("HTTP 500 of the server")));
    return List.of(newest, flood);
  }

  static Stream<Arguments> pages() {
    List<Arguments> all = new ArrayList<>();
    for (Chromium.Look look : Chromium.Look.values()) {
      for (String page :
          List.of(
              "queue",
              "card",
              "flood",
              "timeline",
              "editor",
              "reject",
              "knowledge",
              "entry",
              "status",
              "reports",
              "audit",
              "login",
              "problem")) {
        all.add(Arguments.of(page, look));
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  void isReadable(String name, Chromium.Look look) throws IOException {
    try (Chromium.View view = chromium.view(look)) {
      Page page = view.page();
      page.navigate(server.url() + path(name));
      page.waitForLoadState();
      act(name, page);
      view.picture(name + "-" + look.name().toLowerCase(Locale.ROOT));
      view.assertFits();
      view.assertAccessible();
      assertThat(view.faults()).allMatch(fault -> isExpected(fault, name));
    }
  }

  private static String path(String name) {
    return switch (name) {
      case "queue" -> "/";
      case "card", "timeline", "editor" -> "/suggestions/" + newest.id();
      case "flood" -> "/suggestions/" + flood.id();
      case "reject" -> "/suggestions/" + newest.id() + "?ask=reject";
      case "entry" -> "/knowledge/entry?id=ex-2026-0007";
      case "audit" -> "/audit?verify=1";
      case "problem" -> "/suggestions/none";
      default -> "/" + name;
    };
  }

  private static void act(String name, Page page) {
    if (name.equals("card")) {
      page.locator(".rules .harm, .rules a").first().click();
      page.waitForSelector("#flows tbody tr");
    } else if (name.equals("timeline")) {
      page.waitForSelector(".chart canvas");
      page.locator("figure.timeline details summary").first().click();
      page.locator("#timeline-title")
          .evaluate("title => title.closest('section').scrollIntoView()");
    } else if (name.equals("flood")) {
      page.waitForSelector("html.ready");
      page.locator(".flood").evaluate("flood => flood.scrollIntoView({block: 'center'})");
    } else if (name.equals("editor")) {
      page.waitForSelector("html.ready");
      page.locator("body").press("e");
      page.locator("#rules-text")
          .fill(
              "-A INPUT -s 203.0.113.7/32 -j DROP\n-A INPUT -p tcp --dport 728-65535 -j DROP\n-A INPUT -s 203.0.113.8/32 -j DROP");
      page.locator("#rules-text").press("ArrowUp");
      page.waitForSelector("#trial li.here .excerpt");
    }
  }

  /** A page of a problem has its status, and there is no stream beside these pages. */
  private static boolean isExpected(String fault, String name) {
    return fault.contains("/api/v1/stream") || name.equals("problem") && fault.contains("404");
  }
}
