package dev.nirs.service.live;

import static dev.nirs.service.live.LiveBench.alert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.Alert;
import dev.nirs.window.AlertWindow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the file, each line is taken once. */
class FileFollowerTest {
  private static final SourceName EVE = new SourceName("eve.json");

  @TempDir Path folder;

  private final MemoryArchive archive = new MemoryArchive();
  private final List<FollowPosition> noted = new ArrayList<>();
  private Path file = Path.of("");
  private LiveBench bench;
  private FileFollower follower;
  private int written;
  private int clock;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("log").resolve("eve.json");
    Files.createDirectories(folder.resolve("log"));
    open();
  }

  @AfterEach
  void end() throws IOException {
    close();
  }

  @Test
  void linesAreTakenAsTheyAreAppendedWholeOnes() throws IOException {
    follower.poll();
    append(3);
    follower.poll();
    assertTaken();
    String line = next();
    write(line.substring(0, 20));
    follower.poll();
    assertThat(taken()).hasSize(3);
    write(line.substring(20));
    written++;
    follower.poll();
    assertTaken();
  }

  @Test
  void aRenamedFileIsReadToItsEndFirst() throws IOException {
    append(2);
    follower.poll();
    append(2);
    rename("eve.json.1");
    Files.createFile(file);
    appendTo(folder.resolve("log").resolve("eve.json.1"), 1); // not told yet to open the new one
    follower.poll();
    appendTo(folder.resolve("log").resolve("eve.json.1"), 1);
    follower.poll();
    append(2);
    follower.poll();
    assertTaken();
  }

  @Test
  void aCopiedAndCutFileGoesOnInItsCopy() throws IOException {
    append(3);
    follower.poll();
    append(2);
    copyAndCut("eve.json.1");
    append(1);
    follower.poll();
    assertTaken();
    append(1);
    follower.poll();
    assertTaken();
  }

  @Test
  void aFileCutAndFilledBeyondWhereItStoodIsKnownByItsHead() throws IOException {
    append(1);
    follower.poll();
    copyAndCut("eve.json.1");
    append(20);
    follower.poll();
    assertTaken();
  }

  @Test
  void rotationsWhileNobodyLookedAreCaughtUp() throws IOException {
    append(3);
    follower.poll();
    close();
    append(2);
    rename("eve.json.2");
    append(4);
    rename("eve.json.1");
    append(1);
    open();
    follower.poll();
    follower.poll();
    assertTaken();
  }

  @Test
  void theNewerOfJournalAndStoreCounts() throws IOException {
    append(3);
    follower.poll();
    FollowPosition old = noted.getFirst();
    append(3);
    follower.poll();
    close();
    noted.clear();
    noted.add(old);
    open();
    follower.poll();
    assertTaken();
  }

  @Test
  void whatIsNoObjectAndWhatIsTooLongIsPassedOver() throws IOException {
    append(1);
    write("[1,2]\nhello\n\n  \n");
    append(1);
    write("{\"x\":\"" + "y".repeat(3 << 20) + "\"}\n");
    append(2);
    for (int i = 0; i < 5; i++) {
      follower.poll();
    }
    assertTaken();
  }

  @Test
  void aTornLineAtTheEndOfARenamedFileCostsNoOther() throws IOException {
    append(2);
    follower.poll();
    write("{\"timestamp\":\"2026");
    rename("eve.json.1");
    append(2);
    follower.poll();
    follower.poll();
    assertTaken();
  }

  /** Appends, rotations, looks and restarts in any order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void eachLineIsTakenOnceWhateverHappens(long seed) throws IOException {
    Random random = new Random(seed);
    int rotations = 0;
    for (int i = 0; i < 60; i++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> append(1 + random.nextInt(5));
        case 2, 3 -> follower.poll();
        case 4 -> {
          if (Files.exists(file) && Files.size(file) > 0) {
            follower.poll(); // two rotations between two looks are for restarts alone
            String name = "eve.json." + (1000 - rotations++);
            if (random.nextBoolean()) {
              rename(name);
            } else {
              copyAndCut(name);
            }
            append(1);
          }
        }
        default -> {
          close();
          open();
        }
      }
    }
    follower.poll();
    follower.poll();
    assertTaken();
  }

  private void open() throws IOException {
    bench = LiveBench.start(folder.resolve("data"), archive);
    Optional<FollowPosition> stored =
        noted.isEmpty() ? Optional.empty() : Optional.of(noted.getLast());
    follower = new FileFollower(bench.live, file, EVE, stored, noted::add);
  }

  private void close() throws IOException {
    follower.close();
    bench.close();
  }

  private void append(int lines) throws IOException {
    appendTo(file, lines);
  }

  private void appendTo(Path path, int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      Files.writeString(path, next(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      written++;
    }
    touch(path);
  }

  /** All within one window, so that every one taken shows. */
  private String next() {
    return alert(written * 0.5, written);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    touch(file);
  }

  /** Files are written one after the other, however coarse the file system's clock is. */
  private void touch(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH.plusSeconds(++clock)));
  }

  private void rename(String name) throws IOException {
    Files.move(file, file.resolveSibling(name));
  }

  private void copyAndCut(String name) throws IOException {
    Path copy = file.resolveSibling(name);
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    touch(copy);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  private List<String> taken() {
    Optional<AlertWindow> open = bench.live.lookAt(EVE);
    return open.map(w -> w.alerts().stream().map(Alert::label).toList()).orElse(List.of());
  }

  private void assertTaken() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < written; i++) {
      expected.add("s" + i);
    }
    assertThat(taken()).containsExactlyElementsOf(expected);
  }
}
