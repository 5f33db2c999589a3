package dev.nirs.http.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests that look at the pages of a fixture in a real browser, each at a server of its own. What a
 * test begins with is put into the fixture by the class itself, before the first page is opened.
 */
abstract class BrowserTest {
  private static Chromium chromium;

  final Fixture fixture = new Fixture();
  PageServer server;
  Chromium.View view;
  Page page;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void endBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = PageServer.of(fixture);
    view = look(Chromium.Look.LIGHT);
    page = view.page();
  }

  @AfterEach
  void stop() {
    view.close();
    server.close();
  }

  /** Another window of the browser. */
  static Chromium.View look(Chromium.Look look) {
    return chromium.view(look);
  }

  /** Goes to a page and waits until its scripts have run. */
  void open(String path) {
    page.navigate(server.url() + path);
    page.waitForSelector("html.ready");
  }
}
