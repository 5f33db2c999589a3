package dev.nirs.service.live;

import dev.nirs.ingest.Format;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.BusyException;
import dev.nirs.service.Entry;
import dev.nirs.service.Receipt;
import dev.nirs.service.Sending;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A service over a folder with a clock that stands until it is set and seconds that pass when told.
 */
final class LiveBench implements AutoCloseable {
  static final Policy POLICY =
      new Policy(
          "FORWARD", IpVersion.V4, new Bounds(0, 1000, BenignCount.BOTH, 0), Protection.NONE);
  static final IngestOptions EVE =
      new IngestOptions(Optional.of(Format.EVE), OptionalDouble.empty());

  /** Event times of tests are seconds from here. */
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final List<Entry> news = Collections.synchronizedList(new ArrayList<>());
  Instant now = START.plusSeconds(3600);
  final LiveService live;

  private LiveBench(Path folder, MemoryArchive archive, LiveSettings settings) {
    this.live =
        LiveService.of(
            settings, new LiveService.Ports(folder, archive, news::add, registry, () -> now));
  }

  static LiveBench start(Path folder, MemoryArchive archive) throws IOException {
    return start(folder, archive, settings(Duration.ZERO), Proposer.NONE);
  }

  static LiveBench start(
      Path folder, MemoryArchive archive, LiveSettings settings, Proposer proposer)
      throws IOException {
    LiveBench bench = new LiveBench(folder, archive, settings);
    bench.live.start(
        new Answerer() {
          @Override
          public SuggestionPipeline withModel() {
            return new SuggestionPipeline(POLICY, proposer);
          }

          @Override
          public SuggestionPipeline baseline() {
            return new SuggestionPipeline(POLICY, Proposer.NONE);
          }
        });
    return bench;
  }

  static LiveSettings settings(Duration update) {
    WindowSettings windows =
        new WindowSettings(
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofSeconds(30));
    return new LiveSettings(
        new StreamSettings(windows, WindowLimits.LIVE, update, StreamSettings.AHEAD),
        JournalSettings.DEFAULT,
        AnswerSettings.DEFAULT,
        SegmentOpener.DISK);
  }

  Receipt send(String source, String body) throws IngestException, BusyException {
    return live.intake()
        .accept(
            Sending.batch(source),
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
            EVE);
  }

  void seconds(int count) {
    for (int i = 0; i < count; i++) {
      live.tick();
      live.sources().forEach(source -> look(source.name())); // the thread has done the tick
    }
  }

  /**
   * Waits until a source's thread has done what it was told before, and says so in its status: it
   * does that after all orders of a group, a question among them, and before the next group.
   */
  void look(String source) {
    for (int group = 0; group < 2; group++) {
      var unused = live.lookAt(new SourceName(source));
    }
  }

  /** An alert so many seconds after the start. */
  static String alert(double seconds, int number) {
    return """
    {"timestamp":"%s","event_type":"alert","src_ip":"203.0.113.%d","src_port":%d,\
    "dest_ip":"192.0.2.10","dest_port":22,"proto":"TCP","alert":{"signature":"s%d"}}
    """
        .formatted(at(seconds), 1 + number % 250, 1024 + number % 60000, number);
  }

  /** A flow that ended now and began then. */
  static String flow(double start, int number) {
    return """
    {"timestamp":"%s","event_type":"flow","src_ip":"198.51.100.%d","src_port":%d,\
    "dest_ip":"192.0.2.20","dest_port":443,"proto":"TCP","flow":{"start":"%s"}}
    """
        .formatted(at(start), 1 + number % 250, 1024 + number % 60000, at(start));
  }

  static String at(double seconds) {
    return START.plusNanos(Math.round(seconds * 1e9)).toString();
  }

  /** Waits for what another thread is about to do. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("not within 30 s: " + what);
  }

  @Override
  public void close() {
    live.close();
  }
}
