package dev.nirs.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.nirs.http.Loopback;
import dev.nirs.service.Entry;
import dev.nirs.service.SuggestionState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a card while it is open, in a real browser. */
class CardScriptsTest extends BrowserTest {
  private static final String TYPED = "-A INPUT -s 203.0.113.8/32 -j DROP";

  private Entry entry;

  @BeforeEach
  void fill() {
    entry = fixture.add("dmz", 60, 200, Duration.ofMinutes(3));
  }

  private void openCard() {
    open("/suggestions/" + entry.id());
  }

  @Test
  void whatIsTypedIsThereAfterLeavingTheCard() {
    openCard();
    page.keyboard().press("e");
    page.locator("#rules-text").fill(TYPED);
    page.locator("#edit-reason").fill("only this one");
    page.locator("#edit-reason").press("Escape");
    assertThat(page.locator("#edit-open")).isFocused();
    page.keyboard().press("u");
    page.waitForURL(server.url() + "/");
    openCard();
    assertThat(page.locator("#draft")).isVisible();
    assertThat(page.locator("#rules-text")).hasValue(TYPED);
    assertThat(page.locator("#edit-reason")).hasValue("only this one");
    assertThat(page.locator("#trial")).containsText("passes");
    page.locator("#draft-drop").click();
    assertThat(page.locator("#rules-text")).hasValue(Pattern.compile("203\\.0\\.113\\.[79]"));
    page.reload();
    page.waitForSelector("html.ready");
    assertThat(page.locator("#draft")).isHidden();
  }

  @Test
  void whatWasTakenIsForgottenAndWhatWasRefusedIsKept() {
    openCard();
    page.keyboard().press("e");
    page.locator("#rules-text").fill(TYPED);
    page.getByText("Take these rules").click();
    assertThat(page.locator("#decided")).containsText("edited by local");
    assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
  }

  @Test
  void whatOthersDecideIsSaidOnTheOpenCard() {
    openCard();
    page.waitForCondition(() -> fixture.listening() == 1);
    fixture.tell(fixture.decide(entry, SuggestionState.REJECTED));
    assertThat(page.locator("#stale")).containsText("This suggestion is rejected by now.");
    page.locator("#stale-link").click();
    page.waitForSelector("html.ready");
    assertThat(page.locator("h1")).containsText("rejected");
    assertThat(page.locator("#accept-form")).hasCount(0);
  }

  @Test
  void aNewerSuggestionOfTheWindowIsOfferedOnTheOpenCard() {
    openCard();
    page.waitForCondition(() -> fixture.listening() == 1);
    fixture.tell(fixture.add("other", 61, 200, Duration.ofMinutes(3)));
    Entry newer = fixture.add("dmz", 61, 200, Duration.ofMinutes(3));
    fixture.tell(newer);
    assertThat(page.locator("#stale")).containsText("a newer suggestion for this window");
    page.locator("#stale-link").click();
    page.waitForURL(server.url() + "/suggestions/" + newer.id());
  }

  @Test
  void twoBrowsersThatDecideAtOnceAreToldApart() {
    openCard();
    try (Chromium.View other = look(Chromium.Look.NARROW)) {
      Page second = other.page();
      second.navigate(server.url() + "/suggestions/" + entry.id());
      second.waitForSelector("html.ready");
      page.keyboard().press("a");
      assertThat(page.locator("#decided")).containsText("accepted by local");
      second.locator("#edit-open").click();
      second.locator("#rules-text").fill(TYPED);
      second.getByText("Take these rules").click();
      assertThat(second.locator("[role=alert]").first())
          .containsText("Another decision came first");
      assertThat(second.locator("[role=alert]").first()).containsText(TYPED);
      assertThat(second.locator("#decided")).containsText("accepted by local");
      other.assertFits();
      other.assertAccessible();
    }
  }

  @Test
  void aServerThatGoesAwayIsSeenAndComesBackByItself() throws IOException {
    open("/");
    assertThat(page.locator("#live-word")).hasText("live");
    int port = java.net.URI.create(server.url()).getPort();
    server.close();
    assertThat(page.locator("#live-word")).containsText("not connected");
    fixture.add("branch", 30, 90, Duration.ofSeconds(1));
    server = new PageServer(Loopback.at(port), fixture.service(), Path.of("no-reports"));
    assertThat(page.locator("#live-word")).hasText("live");
    assertThat(page.locator(".item .go")).hasCount(2); // what came meanwhile
  }

  @Test
  void aCheckThatGetsNoAnswerIsSeen() {
    openCard();
    page.keyboard().press("e");
    assertThat(page.locator("#trial li").first()).isVisible();
    server.close();
    Locator editor = page.locator("#rules-text");
    editor.fill(TYPED);
    assertThat(page.locator("#warning")).containsText("The server does not answer");
    assertThat(editor).hasValue(TYPED);
  }

  @Test
  void manyRulesAreReadAndJudgedByKeysAlone() {
    entry = fixture.addUnbounded("edge", Fixture.flood(600, 300, Fixture.NOW), Fixture.NOW);
    openCard();
    Locator folded = page.locator("details.more");
    assertThat(folded.locator("li").first()).isHidden();
    folded.locator("summary").focus();
    page.keyboard().press("Enter");
    assertThat(folded.locator("li").first()).isVisible();
    view.assertFits();
    view.assertAccessible();
    page.keyboard().press("r");
    assertThat(page.locator("#ask-reject button")).isInViewport();
    page.keyboard().type("forged");
    page.keyboard().press("Tab");
    assertThat(page.locator("#ask-reject input[type=checkbox]").first()).isFocused();
    page.keyboard().press("Space");
    page.locator("#ask-reject button").press("Enter");
    assertThat(page.locator("#decided")).containsText("rejected by local");
    assertThat(fixture.acts).hasSize(1);
  }

  @Test
  void aVeryLongLineIsJudgedWithoutBreakingThePage() {
    openCard();
    page.keyboard().press("e");
    page.locator("#rules-text").fill("-A INPUT -s " + "9".repeat(10_000) + " -j DROP\u202e<b>");
    assertThat(page.locator("#trial li.here .excerpt")).isVisible();
    assertThat(page.locator("#trial li.here")).containsText("fails");
    view.assertFits();
    assertThat(page.locator("#trial b:has-text('<')")).hasCount(0);
  }
}
