package dev.nirs.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Proposer;
import dev.nirs.traffic.Alert;
import dev.nirs.window.AlertWindow;
import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service that is restarted again and again, and whose journal loses what it needs no more,
 * answers the same windows as one that never stopped.
 */
class ReplayTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void restartsAndDeletedSegmentsChangeNoWindow(long seed) throws Exception {
    List<List<String>> steps = steps(new Random(seed));
    MemoryArchive restarted = new MemoryArchive();
    int deleted = run(folder.resolve("a"), restarted, 1 << 10, steps, new Random(seed));
    MemoryArchive steady = new MemoryArchive();
    run(
        folder.resolve("b"),
        steady,
        16 << 20,
        steps,
        new Random(0) {
          private static final long serialVersionUID = 1;

          @Override
          public int nextInt(int bound) {
            return bound - 1; // never restarts
          }
        });
    assertThat(deleted).as("segments deleted").isPositive();
    assertThat(windows(restarted)).isEqualTo(windows(steady)).hasSizeGreaterThan(5);
  }

  /** Bodies to send; an empty one stands for a time of silence. */
  private static List<List<String>> steps(Random random) {
    List<List<String>> steps = new ArrayList<>();
    double now = 10_000;
    for (int step = 0; step < 150; step++) {
      if (random.nextInt(12) == 0) {
        steps.add(List.of());
        now += 200;
      }
      List<String> body = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        int number = step * 10 + i;
        now += random.nextInt(20) == 0 ? 100 : random.nextDouble(6);
        double time = Math.floor(now * 10 - random.nextInt(250)) / 10;
        body.add(
            switch (random.nextInt(10)) {
              case 0, 1, 2 -> LiveBench.alert(time, number);
              case 3 -> LiveBench.alert(time - 500, number);
              case 4, 5 -> LiveBench.flow(time - random.nextInt(500), number);
              default -> LiveBench.flow(time, number);
            });
      }
      steps.add(body);
    }
    steps.add(List.of());
    return steps;
  }

  private int run(
      Path data, MemoryArchive archive, int segment, List<List<String>> steps, Random random)
      throws Exception {
    int restarts = 0;
    LiveBench bench = start(data, archive, segment);
    for (List<String> body : steps) {
      if (body.isEmpty()) {
        bench.seconds(95);
      } else {
        var unused = bench.send("eve", String.join("", body));
      }
      if (random.nextInt(4) == 0) {
        restarts++;
        bench.close();
        bench = start(data, archive, segment);
      }
    }
    LiveBench last = bench;
    LiveBench.await("all answers", () -> last.live.waiting() == 0);
    bench.seconds(1);
    bench.close();
    return restarts - segments(data); // each restart that wrote began a segment
  }

  private static LiveBench start(Path data, MemoryArchive archive, int segment) throws IOException {
    LiveSettings plain = LiveBench.settings(Duration.ZERO);
    WindowSettings windows =
        new WindowSettings(
            Duration.ofSeconds(60),
            Duration.ofMinutes(3),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30));
    LiveSettings settings =
        new LiveSettings(
            new StreamSettings(
                windows, new WindowLimits(8, 30, 40, true), Duration.ZERO, Duration.ofDays(9)),
            new JournalSettings(1 << 20, segment, 4 << 20),
            plain.answers(),
            plain.opener());
    return LiveBench.start(data, archive, settings, Proposer.NONE);
  }

  private static int segments(Path data) throws IOException {
    try (var files = Files.list(data.resolve("journal").resolve("eve"))) {
      return (int) files.filter(file -> file.toString().endsWith(".seg")).count();
    }
  }

  private static List<String> windows(MemoryArchive archive) {
    return archive.windows(Trigger.CLOSED).stream()
        .sorted(Comparator.comparingLong(AlertWindow::start))
        .map(
            window ->
                window.start()
                    + " "
                    + window.close()
                    + " "
                    + window.alerts().stream().map(Alert::label).toList()
                    + " "
                    + window.benign())
        .toList();
  }
}
