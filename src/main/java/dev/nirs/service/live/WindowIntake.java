package dev.nirs.service.live;

import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.SourceReport;
import dev.nirs.ingest.Sources;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.Page;
import dev.nirs.service.Sending;
import dev.nirs.service.StoreException;
import dev.nirs.service.Trigger;
import dev.nirs.traffic.Observation;
import dev.nirs.window.AlertWindow;
import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import dev.nirs.window.WindowTracker;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes windows that come in one piece: on disk first, then into the answer queue; off the disk
 * again once all of them are answered. What a crash leaves there is answered after the next start.
 */
final class WindowIntake {
  /** Most observations of a body: it is held in memory as a whole. */
  static final int MOST = 500_000;

  private static final Logger LOG = LoggerFactory.getLogger(WindowIntake.class);

  private final WindowJournal journal;
  private final LiveParts parts;
  private final InstantSource clock;
  private final AtomicLong pieces = new AtomicLong();
  private final Map<String, List<CompletableFuture<Entry>>> named = new ConcurrentHashMap<>();

  WindowIntake(WindowJournal journal, LiveParts parts, InstantSource clock) {
    this.journal = journal;
    this.parts = parts;
    this.clock = clock;
  }

  List<CompletableFuture<Entry>> take(Sending sending, InputStream body, IngestOptions options)
      throws IngestException {
    SourceName source = new SourceName(sending.source());
    Optional<String> name = Delivery.nameOf(sending).map(hash -> source + " " + hash);
    Optional<List<CompletableFuture<Entry>>> waiting =
        name.flatMap(n -> Optional.ofNullable(named.get(n)));
    if (waiting.isPresent()) {
      return waiting.get();
    }
    List<Observation> all = read(source, body, options);
    List<AlertWindow> windows = cut(all);
    return windows.isEmpty() ? List.of() : queue(keep(source, name, all), windows);
  }

  private List<Observation> read(SourceName source, InputStream body, IngestOptions options)
      throws IngestException {
    List<Observation> all = new ArrayList<>();
    FutureGuard future = new FutureGuard(clock, parts.stream().ahead());
    SourceReport report =
        Sources.readStream(
                source.text(),
                body,
                options,
                observation -> {
                  if (all.size() <= MOST && !future.refuses(observation)) {
                    all.add(observation);
                  }
                })
            .sources()
            .getFirst();
    report.rejected().forEach((why, lines) -> parts.metrics().lines(Input.HTTP, why, lines));
    if (all.size() > MOST) {
      throw new IngestException(
          source.text(), "more than " + MOST + " events", "fewer, or a stream of events");
    }
    return all;
  }

  private List<AlertWindow> cut(List<Observation> all) {
    List<Observation> inOrder = new ArrayList<>(all);
    inOrder.sort(Comparator.comparingLong(observation -> observation.flow().time()));
    WindowSettings stream = parts.stream().windows();
    WindowSettings ordered =
        new WindowSettings(stream.idle(), stream.maximum(), stream.benign(), Duration.ZERO);
    List<AlertWindow> windows = new ArrayList<>();
    WindowTracker tracker = new WindowTracker(ordered, WindowLimits.NONE, windows::add);
    inOrder.forEach(tracker::accept);
    tracker.end();
    return windows;
  }

  private WindowJournal.Kept keep(SourceName source, Optional<String> name, List<Observation> all) {
    try {
      return journal.keep(source, name, all, clock.instant());
    } catch (IOException e) {
      throw new StoreException("windows of " + source + " cannot be written: " + e.getMessage(), e);
    }
  }

  private List<CompletableFuture<Entry>> queue(WindowJournal.Kept kept, List<AlertWindow> windows) {
    List<CompletableFuture<Entry>> answers = new ArrayList<>();
    List<AnswerTask> tasks = new ArrayList<>();
    for (AlertWindow window : windows) {
      AnswerTask task =
          AnswerTask.of(kept.source(), Trigger.WINDOW, window, pieces.incrementAndGet());
      tasks.add(task);
      answers.add(task.answer());
    }
    kept.name().ifPresent(name -> named.put(name, List.copyOf(answers)));
    CompletableFuture<Void> unused =
        CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]))
            .whenComplete((nothing, fault) -> ended(kept, fault == null));
    for (AnswerTask task : tasks) {
      parts.metrics().window(Trigger.WINDOW);
      parts.answers().add(task);
    }
    return answers;
  }

  private void ended(WindowJournal.Kept kept, boolean isAnswered) {
    kept.name().ifPresent(named::remove);
    try {
      if (isAnswered) {
        journal.remove(kept);
      }
    } catch (IOException e) {
      LOG.warn("windows of {} are answered and stay on disk: {}", kept.source(), e.toString());
    }
  }

  /** Queues what was taken and not answered before the last end. */
  void recover() throws IOException {
    for (WindowJournal.Found found : journal.recover()) {
      Set<Instant> done = answeredSince(found.kept().source(), found.at());
      List<AlertWindow> windows =
          cut(found.observations()).stream()
              .filter(window -> !done.contains(instant(window.start())))
              .toList();
      if (windows.isEmpty()) {
        ended(found.kept(), true);
      } else {
        var unused = queue(found.kept(), windows);
      }
    }
  }

  /** The starts of whole windows of a source that were answered from then on. */
  private Set<Instant> answeredSince(SourceName source, Instant since) {
    Set<Instant> starts = new HashSet<>();
    OptionalLong before = OptionalLong.empty();
    do {
      Page<Entry> page =
          parts
              .archive()
              .list(new Listing(Set.of(), Optional.of(source.text()), before, Listing.MOST));
      before = page.next();
      for (Entry entry : page.items()) {
        if (entry.origin().madeAt().isBefore(since)) {
          before = OptionalLong.empty();
        } else if (entry.origin().trigger() == Trigger.WINDOW) {
          starts.add(entry.origin().start());
        }
      }
    } while (before.isPresent());
    return starts;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
