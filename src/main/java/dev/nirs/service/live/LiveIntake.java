package dev.nirs.service.live;

import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.SourceReport;
import dev.nirs.ingest.Sources;
import dev.nirs.service.BusyException;
import dev.nirs.service.Entry;
import dev.nirs.service.EventIntake;
import dev.nirs.service.Receipt;
import dev.nirs.service.Trigger;
import dev.nirs.traffic.Observation;
import dev.nirs.window.AlertWindow;
import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import dev.nirs.window.WindowTracker;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/** Takes events into journals, windows into the answer queue. */
final class LiveIntake implements EventIntake {
  /** Most observations of a body of windows: it is held in memory as a whole. */
  static final int MOST_IN_WINDOWS = 500_000;

  private final LiveSources sources;
  private final IntakeRoom room;
  private final LiveParts parts;
  private final InstantSource clock;
  private final AtomicLong pieces = new AtomicLong();

  LiveIntake(LiveSources sources, IntakeRoom room, LiveParts parts, InstantSource clock) {
    this.sources = sources;
    this.room = room;
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public Receipt accept(String source, InputStream body, IngestOptions options)
      throws IngestException, BusyException {
    return accept(new SourceName(source), body, options, Optional.empty());
  }

  /**
   * Takes events of a followed file.
   *
   * @param position how far the file is read with them; on disk with them or not at all
   */
  Receipt accept(
      SourceName source, InputStream body, IngestOptions options, Optional<FollowPosition> position)
      throws IngestException, BusyException {
    room.check();
    Taking taking = new Taking(sources.of(source), room, clock, parts.stream().ahead());
    SourceReport report =
        Sources.readStream(source.text(), taking.reading(body), options, taking)
            .sources()
            .getFirst();
    Receipt receipt = taking.end(report, position);
    parts.metrics().events(source, receipt.events(), taking.refused());
    rejectedLines(source, report.rejected().values().stream().mapToLong(n -> n).sum());
    return receipt;
  }

  @Override
  public List<CompletableFuture<Entry>> windows(
      String source, InputStream body, IngestOptions options)
      throws IngestException, BusyException {
    SourceName name = new SourceName(source);
    room.check();
    List<Observation> all = new ArrayList<>();
    FutureGuard future = new FutureGuard(clock, parts.stream().ahead());
    var unused =
        Sources.readStream(
            source,
            body,
            options,
            observation -> {
              if (all.size() <= MOST_IN_WINDOWS && !future.refuses(observation)) {
                all.add(observation);
              }
            });
    if (all.size() > MOST_IN_WINDOWS) {
      throw new IngestException(
          source, "more than " + MOST_IN_WINDOWS + " events", "fewer, or a stream of events");
    }
    List<CompletableFuture<Entry>> answers = new ArrayList<>();
    for (AlertWindow window : cut(all)) {
      parts.metrics().window(Trigger.WINDOW);
      AnswerTask task = AnswerTask.of(name, Trigger.WINDOW, window, pieces.incrementAndGet());
      parts.answers().add(task);
      answers.add(task.answer());
    }
    return answers;
  }

  private List<AlertWindow> cut(List<Observation> all) {
    all.sort(Comparator.comparingLong(observation -> observation.flow().time()));
    WindowSettings stream = parts.stream().windows();
    WindowSettings ordered =
        new WindowSettings(stream.idle(), stream.maximum(), stream.benign(), Duration.ZERO);
    List<AlertWindow> windows = new ArrayList<>();
    WindowTracker tracker = new WindowTracker(ordered, WindowLimits.NONE, windows::add);
    all.forEach(tracker::accept);
    tracker.end();
    return windows;
  }

  @Override
  public CompletableFuture<Entry> suggestNow(String source) throws BusyException {
    SourceName name = new SourceName(source);
    SourceStream stream = sources.known(name).orElseThrow(() -> noneOpen(name));
    Optional<AlertWindow> open;
    try {
      open = stream.look().join();
    } catch (CompletionException e) {
      throw new BusyException("source " + name + " has ended", Duration.ofSeconds(5));
    }
    AnswerTask task =
        AnswerTask.of(name, Trigger.REQUEST, open.orElseThrow(() -> noneOpen(name)), 0);
    room.check();
    parts.metrics().window(Trigger.REQUEST);
    parts.answers().add(task);
    return task.answer();
  }

  /** Counts lines of a stream that did not even look like events. */
  void rejectedLines(SourceName source, long lines) {
    if (lines > 0) {
      parts.metrics().lines(source, lines);
    }
  }

  private static IllegalStateException noneOpen(SourceName name) {
    return new IllegalStateException("no window of source " + name + " is open");
  }
}
