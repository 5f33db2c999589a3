package dev.nirs.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, driven by Playwright; a test is skipped where there is none. */
final class Chromium implements AutoCloseable {
  /** How a page is looked at. */
  enum Look {
    LIGHT(1280, 860, ColorScheme.LIGHT),
    DARK(1280, 860, ColorScheme.DARK),
    NARROW(390, 844, ColorScheme.LIGHT);

    final int width;
    final int height;
    final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  /** Milliseconds that a page may take where other builds share the machine. */
  private static final int PATIENCE = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    // grey edges of letters keep the pictures small
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-lcd-text",
                            "--disable-gpu",
                            "--disable-dev-shm-usage")));
  }

  static Chromium start() {
    Optional<Path> executable =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(executable.isPresent(), "no chromium is installed here");
    return new Chromium(executable.get());
  }

  /** A page whose faults, such as what the content security policy refuses, are collected. */
  View view(Look look) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    List<String> faults = Collections.synchronizedList(new ArrayList<>());
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            faults.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(faults::add);
    return new View(context, page, faults);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /**
   * A page that is looked at.
   *
   * @param context its session
   * @param page the page
   * @param faults what its console says
   */
  record View(BrowserContext context, Page page, List<String> faults) implements AutoCloseable {

    /** Asks axe-core for faults that keep people out. */
    void assertAccessible() {
      page.evaluate(resource("axe.min.js"));
      Object found =
          page.evaluate(
              "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
                  + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                  + ".map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).slice(0, 4).join(' | '))");
      assertThat((List<?>) found).as(page.url()).isEmpty();
    }

    /** The page must not be wider than the window. */
    void assertFits() {
      assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
          .as("pixels that %s is too wide", page.url())
          .isEqualTo(0);
    }

    /** Writes what is seen; into docs/images as well where the property nirs.screenshots is set. */
    void picture(String name) throws IOException {
      byte[] png = SmallPng.of(page.screenshot());
      write(Path.of("target", "screenshots"), name, png);
      if (Boolean.getBoolean("nirs.screenshots")) {
        write(Path.of("docs", "images"), name, png);
      }
    }

    private static void write(Path folder, String name, byte[] png) throws IOException {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + ".png"), png);
    }

    private static String resource(String name) {
      try (InputStream in = Chromium.class.getClassLoader().getResourceAsStream(name)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new IllegalStateException(name, e);
      }
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
