package dev.nirs.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.MustacheException;
import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.SuggestionState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Text of sensors, models and people cannot become markup, hide, or turn the order of a line. */
class HostileTextTest {
  private static final Pattern TAG =
      Pattern.compile("<[a-zA-Z!/](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>");

  static Stream<String> hostile() {
    return Stream.of(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</textarea><script>alert(1)</script>",
        "</title><svg onload=alert(1)>",
        "{{frame.csrf}}{{{frame.csrf}}}",
        "a\u0000b\u001b[2J\u007f\u0085",
        "admin\u202etxt.exe\u2066\u200b\ufeff",
        "\ud800 lone \udfff",
        "<blink>".repeat(1500),
        "x".repeat(10_240));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void everyPageStaysAsItIs(String text) throws Exception {
    Fixture fixture = new Fixture();
    Entry entry = filled(fixture, text);
    try (PageServer server = PageServer.of(fixture)) {
      String quiet = entry.id();
      for (String path : paths(quiet)) {
        String page = server.get(path).body();
        assertClean(path, page);
      }
      String typed =
          server
              .post(
                  "/suggestions/" + quiet,
                  "/suggestions/" + quiet + "/verify",
                  Map.of("rules", text))
              .body();
      assertClean("verify", typed);
    }
  }

  private static List<String> paths(String id) {
    return List.of(
        "/?state=all",
        "/suggestions/" + id,
        "/suggestions/" + id + "/flows?kind=alerts",
        "/status",
        "/audit?verify=1",
        "/knowledge");
  }

  private static Entry filled(Fixture fixture, String text) {
    Entry entry =
        fixture.add(
            "dmz",
            Fixture.window(20, 60, Fixture.NOW),
            Fixture.model(text, text, List.of(text), List.of(text, text)),
            Fixture.NOW,
            Fixture.POLICY);
    Dossier dossier = Optional.ofNullable(fixture.dossiers.get(entry.number())).orElseThrow();
    Decided decided =
        new Decided(SuggestionState.REJECTED, text, Fixture.NOW, text, List.of(text), text);
    fixture.dossiers.put(
        entry.number(), new Dossier(entry, dossier.json(), dossier.card(), List.of(decided)));
    fixture.add("office", 5, 20, Duration.ofHours(1));
    fixture.log(text, text, text, text);
    fixture.status =
        new ServiceStatus(
            List.of(new ServiceStatus.Source(text, 1, 0, Optional.empty(), 0, 0)),
            0,
            new ServiceStatus.Model(text, ServiceStatus.Breaker.OPEN, Optional.of(text)));
    return entry;
  }

  /** No script but by file, no style, no handler, no character that hides. */
  private static void assertClean(String path, String page) {
    List<String> tags = new ArrayList<>();
    Matcher matcher = TAG.matcher(page);
    while (matcher.find()) {
      tags.add(matcher.group());
    }
    assertThat(tags).as(path).isNotEmpty();
    for (String tag : tags) {
      assertThat(tag)
          .as(path)
          .doesNotContainPattern("(?i)<script(?! src=\"/)")
          .doesNotContainPattern("(?i)<(img src=x|svg|blink|style)")
          .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
          .doesNotContainPattern("(?i)\\sstyle=")
          .doesNotContainPattern("(?i)(src|href|action)=\"(?!/|\\?|#|verify)");
    }
    assertThat(page)
        .as(path)
        .doesNotContainPattern(
            "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]")
        .doesNotContain("name=\"_csrf\" value=\"{{");
    assertThat(page.length()).as(path).isLessThan(400_000);
    assertThat(new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(page);
  }

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "'a\tb', 'a\tb'",
    "a\u0000b, a\u2400b",
    "a\u001bb, a\u241bb",
    "a\u202eb, a\ufffdb",
    "a\u200db, a\ufffdb",
    "z\u00fcrich, z\u00fcrich",
    "\ud83d\ude00, \ud83d\ude00",
    "a\ud83db, a\ufffdb"
  })
  void oneCharacterIsShownForOne(String text, String shown) {
    assertThat(Shown.text(text)).isEqualTo(shown).hasSameSizeAs(text);
  }

  /** A name that no view has. */
  record Nothing(String other) {}

  @Test
  void aNameThatAViewDoesNotHaveIsAnError() throws IOException {
    assertThatThrownBy(() -> new Templates().render("trial", new Nothing("x")))
        .isInstanceOf(MustacheException.class)
        .hasStackTraceContaining("no view of this template has a value");
  }
}
