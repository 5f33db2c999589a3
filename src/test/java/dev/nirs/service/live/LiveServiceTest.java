package dev.nirs.service.live;

import static dev.nirs.service.live.LiveBench.alert;
import static dev.nirs.service.live.LiveBench.await;
import static dev.nirs.service.live.LiveBench.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.RejectionReason;
import dev.nirs.service.BusyException;
import dev.nirs.service.Entry;
import dev.nirs.service.Receipt;
import dev.nirs.service.Sending;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Proposer;
import dev.nirs.traffic.Alert;
import dev.nirs.window.AlertWindow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveServiceTest {
  @TempDir Path folder;

  private final MemoryArchive archive = new MemoryArchive();

  @Test
  void aWindowIsAnsweredOnceItCloses() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      Receipt receipt =
          bench.send("eve", flow(0, 1) + alert(1, 1) + alert(2, 2) + "no json\n" + alert(200, 3));
      assertThat(receipt.events()).isEqualTo(4);
      assertThat(receipt.report().rejected()).containsEntry(RejectionReason.BAD_JSON, 1L);
      assertThat(
              bench
                  .registry
                  .get("nirs.lines.rejected")
                  .tags("input", "http", "reason", "bad-json")
                  .counter()
                  .count())
          .isEqualTo(1);
      await("the answer", () -> bench.news.size() == 1);
      AlertWindow window = archive.windows(Trigger.CLOSED).getFirst();
      assertThat(window.alerts()).hasSize(2);
      assertThat(window.benign()).hasSize(1);
      assertThat(bench.live.sources())
          .extracting(ServiceStatus.Source::openAlerts)
          .containsExactly(1);
    }
  }

  @Test
  void aQuietSourceClosesItsWindowAndItStaysClosedAfterARestart() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.send("eve", alert(1, 1));
      bench.seconds(89);
      assertThat(bench.live.sources().getFirst().openAlerts()).isEqualTo(1);
      bench.seconds(1);
      assertThat(bench.live.sources().getFirst().openAlerts()).isZero();
      await("the answer", () -> bench.news.size() == 1);
      Receipt late = bench.send("eve", alert(40, 2));
      assertThat(late.events()).isEqualTo(1);
      bench.look("eve");
      assertThat(bench.live.sources().getFirst().late()).isEqualTo(1);
    }
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.send("eve", alert(300, 3));
      bench.seconds(90);
      await("the second answer", () -> archive.kept().size() == 2);
      assertThat(archive.windows(Trigger.CLOSED))
          .extracting(w -> w.alerts().size())
          .containsExactly(1, 1);
    }
  }

  /** What is told late of a long flow counts in the window that closes after it. */
  @Test
  void aFlowToldAtItsEndIsBenignInItsWindow() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.send("eve", alert(2000, 1) + flow(1000, 1) + flow(1990, 2) + flow(-5000, 3));
      bench.seconds(90);
      await("the answer", () -> bench.news.size() == 1);
      assertThat(archive.windows(Trigger.CLOSED).getFirst().benign()).hasSize(2);
    }
  }

  /** A capture sent in one body is put in order of time, as files are. */
  @Test
  void whatComesTogetherIsNotLateForOneAnother() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.send("eve", alert(1000, 1) + alert(10, 2) + flow(5, 1) + alert(500, 3));
      bench.seconds(90);
      await("three answers", () -> bench.news.size() == 3);
      assertThat(bench.live.sources().getFirst().late()).isZero();
    }
  }

  @Test
  void anOpenWindowIsAnsweredAtTheUpdateIntervalWhereItGrew() throws Exception {
    try (LiveBench bench =
        LiveBench.start(
            folder, archive, LiveBench.settings(Duration.ofSeconds(10)), Proposer.NONE)) {
      bench.send("eve", alert(1, 1));
      bench.seconds(11);
      await("the first update", () -> bench.news.size() == 1);
      bench.seconds(20);
      assertThat(bench.news).hasSize(1);
      bench.send("eve", alert(20, 2));
      bench.seconds(1);
      await("the second update", () -> bench.news.size() == 2);
      assertThat(archive.windows(Trigger.UPDATE))
          .extracting(w -> w.alerts().size())
          .containsExactly(1, 2);
      assertThat(archive.windows(Trigger.UPDATE).get(1).start())
          .isEqualTo(archive.windows(Trigger.UPDATE).get(0).start());
    }
  }

  @Test
  void aPersonMayAskWhileAWindowIsOpen() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      assertThatThrownBy(() -> bench.live.intake().suggestNow("eve"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no window of source eve is open");
      bench.send("eve", flow(0, 1));
      assertThatThrownBy(() -> bench.live.intake().suggestNow("eve"))
          .isInstanceOf(IllegalStateException.class);
      bench.send("eve", alert(1, 1) + alert(2, 2));
      Entry entry = bench.live.intake().suggestNow("eve").get(30, TimeUnit.SECONDS);
      assertThat(entry.origin().trigger()).isEqualTo(Trigger.REQUEST);
      assertThat(entry.counts().alerts()).isEqualTo(2);
    }
  }

  @Test
  void aWindowInOnePieceIsAnsweredApartFromTheStream() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.send("eve", alert(1, 1));
      String body = alert(300, 3) + alert(1, 1) + flow(0, 2) + alert(2, 2);
      List<CompletableFuture<Entry>> answers =
          bench.live.intake().windows(Sending.batch("eve"), gzip(body), LiveBench.EVE);
      assertThat(answers).hasSize(2);
      assertThat(answers.get(0).get(30, TimeUnit.SECONDS).counts().alerts()).isEqualTo(2);
      assertThat(answers.get(1).get(30, TimeUnit.SECONDS).origin().trigger())
          .isEqualTo(Trigger.WINDOW);
      assertThat(bench.live.sources().getFirst().openAlerts()).isEqualTo(1);
    }
  }

  @Test
  void eventsOfTheFutureAreRefusedWithTheirReason() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      Receipt receipt =
          bench.send("eve", alert(3600 + 599, 1) + alert(3600 + 601, 2) + flow(9999, 3));
      assertThat(receipt.events()).isEqualTo(1);
      assertThat(receipt.report().alerts()).isEqualTo(1);
      assertThat(receipt.report().benign()).isZero();
      assertThat(receipt.report().rejected()).containsEntry(RejectionReason.BAD_TIME, 2L);
      assertThat(receipt.report().notices())
          .containsExactly(
              "2 events are dated more than 10 minutes ahead of the clock and are not taken; is a"
                  + " clock wrong?");
    }
  }

  /** The wall clock only decides what is the future; windows close by event time and seconds. */
  @Test
  void aClockThatJumpsClosesNothing() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.send("eve", alert(1, 1));
      bench.now = bench.now.plus(Duration.ofDays(1));
      bench.seconds(5);
      bench.send("eve", alert(30, 2));
      bench.now = bench.now.minus(Duration.ofDays(2));
      assertThat(bench.send("eve", alert(40, 3)).report().rejected())
          .containsEntry(RejectionReason.BAD_TIME, 1L);
      bench.seconds(5);
      bench.now = bench.now.plus(Duration.ofDays(1));
      bench.send("eve", alert(50, 4));
      bench.seconds(90);
      await("the answer", () -> bench.news.size() == 1);
      assertThat(archive.windows(Trigger.CLOSED).getFirst().alerts())
          .extracting(Alert::label)
          .containsExactly("s1", "s2", "s4");
    }
  }

  @Test
  void whatWasNotAnsweredIsAnsweredAfterARestart() throws Exception {
    archive.full(true);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.send("a", alert(1, 1) + alert(100, 2) + alert(300, 3));
      bench.send("b", alert(5, 4));
      bench.seconds(3);
      assertThat(archive.kept()).isEmpty();
    }
    archive.full(false);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      await("both answers", () -> archive.kept().size() == 2);
      bench.send("a", alert(310, 5));
      bench.seconds(90);
      await("the windows left open", () -> archive.kept().size() == 4);
      assertThat(archive.windows(Trigger.CLOSED).stream().mapToInt(w -> w.alerts().size()).sum())
          .isEqualTo(5);
    }
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.seconds(200);
      assertThat(archive.kept()).hasSize(4);
    }
  }

  @Test
  void anAnswerThatCannotBeKeptIsTriedAgain() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      archive.full(true);
      bench.send("eve", alert(1, 1));
      bench.seconds(95);
      assertThat(bench.live.waiting()).isEqualTo(1);
      archive.full(false);
      await(
          "the answer",
          () -> {
            bench.live.tick();
            return bench.live.waiting() == 0;
          });
      assertThat(archive.windows(Trigger.CLOSED)).hasSize(1);
    }
  }

  @Test
  void theJournalIsBoundedAndSegmentsGoOnceTheyCannotMatter() throws Exception {
    LiveSettings plain = LiveBench.settings(Duration.ZERO);
    LiveSettings small =
        new LiveSettings(
            plain.stream(),
            new JournalSettings(1 << 16, 1 << 12, 4 << 20),
            plain.answers(),
            SegmentOpener.DISK);
    try (LiveBench bench = LiveBench.start(folder, archive, small, Proposer.NONE)) {
      bench.now = LiveBench.START.plus(Duration.ofDays(10));
      int sent = 0;
      boolean isBusy = false;
      while (!isBusy) {
        isBusy = isBusy(bench, flows(sent++, 100));
        assertThat(sent).isLessThan(1000);
      }
      assertThat(bytes()).isBetween(60_000L, 70_000L);
      bench.seconds(1);
      assertThat(isBusy(bench, flows(2, 100))).as("all of it is of this hour").isTrue();
    }
    LiveSettings larger =
        new LiveSettings(
            plain.stream(),
            new JournalSettings(1 << 20, 1 << 12, 4 << 20),
            plain.answers(),
            SegmentOpener.DISK);
    try (LiveBench bench = LiveBench.start(folder, archive, larger, Proposer.NONE)) {
      bench.now = LiveBench.START.plus(Duration.ofDays(10));
      bench.send("eve", flow(4000, 1) + flow(8000, 2));
      bench.seconds(1);
      assertThat(bytes()).isLessThan(5_000);
    }
  }

  @Test
  void namesThatAreNoneAreRefused() throws Exception {
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      for (String name : List.of("", ".", "..", "a/b", "a b", "\u00e9", "x".repeat(61))) {
        assertThatThrownBy(() -> bench.send(name, alert(1, 1)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("is not 1 to 60 letters");
      }
      for (int i = 0; i < LiveSettings.MOST_SOURCES; i++) {
        bench.send("sensor-" + i, alert(1, 1));
      }
      assertThatThrownBy(() -> bench.send("one-more", alert(1, 1)))
          .isInstanceOf(BusyException.class)
          .hasMessageContaining("no room for one-more");
    }
  }

  /** More than one frame: everything is taken, and a window sees all of it. */
  @Test
  void aLargeBodyIsTakenInFrames() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      body.append(flow(i * 0.05, i));
    }
    body.append(alert(2000, 1));
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      Receipt receipt =
          bench
              .live
              .intake()
              .accept(Sending.batch("eve"), gzip(body.toString()), IngestOptions.DEFAULT);
      assertThat(receipt.events()).isEqualTo(40_001);
      assertThat(receipt.report().fault()).isEmpty();
      bench.seconds(90);
      await("the answer", () -> archive.kept().size() == 1);
      assertThat(archive.windows(Trigger.CLOSED).getFirst().benign()).hasSize(40_000);
    }
  }

  private static boolean isBusy(LiveBench bench, String body) throws Exception {
    try {
      bench.send("eve", body);
      return false;
    } catch (BusyException e) {
      assertThat(e.after()).isPositive();
      return true;
    }
  }

  private static String flows(int second, int count) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      body.append(flow(second, i));
    }
    return body.toString();
  }

  private long bytes() throws Exception {
    long bytes = 0;
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static ByteArrayInputStream gzip(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
