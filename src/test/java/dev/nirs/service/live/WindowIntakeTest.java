package dev.nirs.service.live;

import static dev.nirs.service.live.LiveBench.alert;
import static dev.nirs.service.live.LiveBench.await;
import static dev.nirs.service.live.LiveBench.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.service.Entry;
import dev.nirs.service.Sending;
import dev.nirs.service.StoreException;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Proposer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows in one piece are on disk from when they are taken until they are answered. */
class WindowIntakeTest {
  private static final String TWO = alert(300, 3) + alert(1, 1) + flow(0, 2) + alert(2, 2);

  @TempDir Path folder;

  private final MemoryArchive archive = new MemoryArchive();

  @Test
  void whatWasTakenIsAnsweredAfterARestart() throws Exception {
    archive.full(true);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      assertThat(bench.live.intake().windows(Sending.batch("case"), stream(TWO), LiveBench.EVE))
          .hasSize(2);
      assertThat(files()).hasSize(1);
    }
    archive.full(false);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      await("both answers", () -> archive.kept().size() == 2);
      assertThat(archive.windows(Trigger.WINDOW))
          .extracting(window -> window.alerts().size() + " " + window.benign().size())
          .containsExactly("2 1", "1 1");
      await("the file's end", () -> files().isEmpty());
      assertThat(bench.live.sources()).as("no stream of its own").isEmpty();
    }
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      assertThat(bench.live.waiting()).isZero();
    }
    assertThat(archive.kept()).hasSize(2);
  }

  @Test
  void aBodyThatWaitsUnderItsKeyIsNotTakenTwice() throws Exception {
    archive.full(true);
    Sending named = Sending.batch("case").named("ann\n1");
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      List<CompletableFuture<Entry>> first =
          bench.live.intake().windows(named, stream(TWO), LiveBench.EVE);
      assertThat(bench.live.intake().windows(named, stream(TWO), LiveBench.EVE)).isEqualTo(first);
    }
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      assertThat(bench.live.intake().windows(named, stream(TWO), LiveBench.EVE)).hasSize(2);
      assertThat(files()).hasSize(1);
      archive.full(false);
      await(
          "both answers",
          () -> {
            bench.live.tick();
            return archive.kept().size() == 2;
          });
      await("the file's end", () -> files().isEmpty());
    }
  }

  /** Whatever byte the write stopped at: nobody was told of it, and it is gone. */
  @Test
  void whatWasCutOffInTheMakingIsNoWindow() throws Exception {
    archive.full(true);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.live.intake().windows(Sending.batch("case"), stream(TWO), LiveBench.EVE);
    }
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    archive.full(false);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (LiveBench bench = LiveBench.start(folder, archive)) {
        assertThat(bench.live.waiting()).isZero();
        assertThat(files()).isEmpty();
      }
    }
    Files.write(file, whole);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      await("both answers", () -> archive.kept().size() == 2);
      await("the file's end", () -> files().isEmpty());
      assertThat(bench.live.waiting()).isZero();
    }
  }

  @Test
  void aDiskThatIsFullRefusesThem() throws Exception {
    SourceJournalTest.FailingDisk disk = new SourceJournalTest.FailingDisk();
    LiveSettings plain = LiveBench.settings(Duration.ZERO);
    LiveSettings failing = new LiveSettings(plain.stream(), plain.journal(), plain.answers(), disk);
    try (LiveBench bench = LiveBench.start(folder, archive, failing, Proposer.NONE)) {
      disk.fill();
      assertThatThrownBy(
              () -> bench.live.intake().windows(Sending.batch("case"), stream(TWO), LiveBench.EVE))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("windows of case cannot be written");
      assertThat(files()).isEmpty();
      assertThat(bench.live.waiting()).isZero();
    }
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder.resolve("journal"))) {
      return all.filter(Files::isRegularFile).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
