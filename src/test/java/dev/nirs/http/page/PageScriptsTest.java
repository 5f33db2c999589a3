package dev.nirs.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.nirs.service.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What scripts put on top of the pages, in a real browser. */
class PageScriptsTest extends BrowserTest {
  private Entry older;
  private Entry newest;

  @BeforeEach
  void fill() {
    fixture.add("office", 7, 40, Duration.ofHours(5));
    older = fixture.add("office", 12, 30, Duration.ofHours(2));
    newest = fixture.add("dmz", 60, 200, Duration.ofMinutes(3));
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private String card(Entry entry) {
    return server.url() + "/suggestions/" + entry.id();
  }

  @Test
  void theQueueIsWalkedByKeys() {
    open("/");
    press("j", "j", "k", "k", "j");
    assertThat(page.locator(".item .go").nth(1)).isFocused();
    press("Enter");
    page.waitForURL(card(older));
    page.waitForSelector("html.ready");
    press("u");
    page.waitForURL(server.url() + "/");
  }

  @Test
  void newsComeInWithoutLosingTheRow() {
    open("/");
    assertThat(page.locator("#live-word")).hasText("live");
    press("j");
    fixture.tell(fixture.add("branch", 1500, 90, Duration.ofSeconds(1)));
    assertThat(page.locator(".item .go")).hasCount(4);
    assertThat(page.locator("#news"))
        .containsText("New suggestion: critical, web attack inbound, from branch");
    assertThat(page.locator(".item .go").nth(1)).isFocused();
  }

  @Test
  void aSuggestionIsAcceptedByOneKeyAndTheNextOneComes() {
    open("/suggestions/" + newest.id());
    press("a");
    assertThat(page.locator("#decided")).containsText("accepted by local");
    page.waitForSelector("html.ready");
    press("a", "e", "r", "s");
    press("n");
    page.waitForURL(card(older));
    assertThat(fixture.acts).hasSize(1);
  }

  @Test
  void rejectingAsksForAReasonAndEscapeTakesItBack() {
    open("/suggestions/" + newest.id());
    press("r");
    assertThat(page.locator("#reject-reason")).isFocused();
    press("a");
    press("Escape");
    assertThat(page.locator("#ask-reject")).isHidden();
    assertThat(fixture.acts).isEmpty();
    press("s");
    assertThat(page.locator("#supersede-reason")).isFocused();
    press("Enter");
    assertThat(page.locator("#decided")).containsText("superseded by local");
  }

  @Test
  void theListOfKeysIsOneKeyAway() {
    open("/status");
    press("?");
    assertThat(page.locator("#keys")).isVisible();
    press("Escape");
    assertThat(page.locator("#keys")).isHidden();
    press("/");
    page.waitForURL("**/knowledge");
  }

  @Test
  void theDiagnosticOfTheCursorsLineIsShownAndRepaired() {
    open("/suggestions/" + newest.id());
    press("e");
    Locator editor = page.locator("#rules-text");
    assertThat(editor).isFocused();
    editor.fill(
        "-A INPUT -s 203.0.113.7/32 -j DROP\n"
            + "-A INPUT -s 203.0.113.8/32 -p tcp --dport 80-90 -j DROP");
    Locator second = page.locator("#trial li[data-line='2']");
    assertThat(second.locator(".excerpt")).isVisible();
    editor.press("ArrowUp");
    assertThat(second.locator(".excerpt")).isHidden();
    assertThat(page.locator("#trial li[data-line='1']")).containsText("passes");
    assertThat(page.locator("#news")).containsText("Line 2 fails");
    editor.press("ArrowDown");
    second.locator(".repair").click();
    assertThat(editor).hasValue(Pattern.compile("--dport 80:90 -j DROP$"));
    assertThat(second).containsText("passes");
    assertThat(editor).isFocused();
    assertThat(fixture.acts).isEmpty();
  }

  @Test
  void flowsOpenInPlaceAndAreReadFirst() {
    open("/suggestions/" + newest.id());
    page.locator(".sum a").nth(1).click();
    assertThat(page.locator("#flows-title")).isFocused();
    assertThat(page.locator("#flows")).containsText("203.0.113.7:20000");
    page.locator(".sum a").first().click();
    assertThat(page.locator("#flows-title")).containsText("1 to 25 of 60");
    page.locator("#flows .pages a").first().click();
    assertThat(page.locator("#flows-title")).containsText("26 to 50 of 60");
    assertThat(page).hasURL(card(newest));
  }

  @Test
  void rulesAreCopied() {
    open("/suggestions/" + newest.id());
    page.locator("[data-copy^=iptables]").click();
    assertThat(page.locator("#news")).hasText("Copied the iptables rules.");
    assertThat((String) page.evaluate("navigator.clipboard.readText()"))
        .contains("*filter", "-A INPUT -s 203.0.113.8/32 -j DROP", "COMMIT");
  }

  @Test
  void theChosenThemeIsKept() {
    open("/");
    String light = ground();
    page.locator("#theme").click();
    page.locator("#theme").click();
    assertThat(page.locator("#theme")).hasText("Dark");
    assertThat(ground()).isNotEqualTo(light);
    open("/audit");
    assertThat(page.locator("#theme")).hasText("Dark");
    assertThat(ground()).isNotEqualTo(light);
  }

  private String ground() {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  /** Swagger UI, whose styles and scripts are files of this server too. */
  @Test
  void theApiIsTriedOutUnderTheSamePolicyAndWithoutTheWorld() {
    List<String> asked = new CopyOnWriteArrayList<>();
    page.onRequest(request -> asked.add(request.url()));
    page.navigate(server.url() + "/docs");
    page.locator("#operations-suggestions-listSuggestions .opblock-summary-path").click();
    page.locator("#operations-suggestions-listSuggestions .try-out__btn").click();
    page.locator("#operations-suggestions-listSuggestions .execute").click();
    assertThat(page.locator(".live-responses-table").first()).containsText(newest.id());
    assertThat(asked).allMatch(url -> url.startsWith(server.url()) || url.startsWith("data:"));
    assertThat(view.faults()).isEmpty();
  }

  @Test
  void theSkipLinkComesFirst() {
    open("/");
    press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    press("Enter");
    assertThat(page.locator("#main")).isFocused();
  }
}
