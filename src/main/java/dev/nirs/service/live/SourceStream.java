package dev.nirs.service.live;

import dev.nirs.notation.Micros;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.Trigger;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import dev.nirs.window.AlertWindow;
import dev.nirs.window.WindowTracker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source: its journal, its window tracker, and the one thread that writes the first and feeds
 * the second, in the same order. While a group is forced to disk the next one gathers.
 */
final class SourceStream {
  private static final Logger LOG = LoggerFactory.getLogger(SourceStream.class);

  private final SourceName name;
  private final SourceJournal journal;
  private final Deliveries deliveries;
  private final SuggestionArchive archive;
  private final AnswerQueue answers;
  private final LiveMetrics metrics;
  private final WindowTracker tracker;
  private final StreamClock clock;
  private final UnansweredWindows unanswered;
  private final Map<String, FollowPosition> positions = new ConcurrentHashMap<>();
  private final OrderQueue orders;
  private boolean isReplaying = true;
  private long events;
  private long newest = Long.MIN_VALUE;
  private volatile ServiceStatus.Source status;

  SourceStream(SourceName name, SourceJournal journal, Deliveries deliveries, LiveParts parts) {
    this.name = name;
    this.journal = journal;
    this.deliveries = deliveries;
    this.archive = parts.archive();
    this.answers = parts.answers();
    this.metrics = parts.metrics();
    this.clock = new StreamClock(parts.stream());
    this.unanswered = new UnansweredWindows(journal.floor());
    this.tracker =
        new WindowTracker(parts.stream().windows(), parts.stream().limits(), this::closed);
    this.status = state();
    this.orders = new OrderQueue(name, this::obey, this::end);
  }

  /** Reads the journal again and begins to take orders. */
  void start() throws IOException {
    journal.replay(
        new SourceJournal.Replay() {
          @Override
          public void begin(long newest) {
            tracker.resume(newest);
          }

          @Override
          public long frame(Frame frame) {
            return take(frame);
          }
        });
    isReplaying = false;
    events = 0;
    status = state();
    orders.start();
  }

  /** Ends after what was ordered before, and closes the journal. */
  void stop() {
    orders.stop();
  }

  CompletableFuture<Void> write(FrameBuilder.Sealed sealed) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    orders.add(new Order.Write(sealed, done));
    return done;
  }

  CompletableFuture<Optional<AlertWindow>> look() {
    CompletableFuture<Optional<AlertWindow>> window = new CompletableFuture<>();
    orders.add(new Order.Look(window));
    return window;
  }

  /** A second has passed; told once however long the thread is busy. */
  void tick() {
    orders.tick();
  }

  ServiceStatus.Source status() {
    return status;
  }

  /** How far followed files were read, by their path; only what is on disk. */
  Optional<FollowPosition> position(String path) {
    return Optional.ofNullable(positions.get(path));
  }

  /** Bodies that came under a name of their own. */
  Deliveries deliveries() {
    return deliveries;
  }

  private void obey(List<Order> group) {
    Optional<IOException> fault = commit(group);
    group.forEach(order -> obey(order, fault));
    status = state();
  }

  private void end() {
    try {
      journal.close();
    } catch (IOException e) {
      LOG.error("source {}: its journal cannot be closed", name, e);
    }
  }

  private Optional<IOException> commit(List<Order> group) {
    List<ByteBuffer> payloads = new ArrayList<>();
    for (Order order : group) {
      if (order instanceof Order.Write write) {
        payloads.add(write.sealed().payload());
      }
    }
    return payloads.isEmpty() ? Optional.empty() : append(payloads);
  }

  private Optional<IOException> append(List<ByteBuffer> payloads) {
    try {
      metrics.commit(() -> journal.append(payloads, tracker.newest(), this::known));
      return Optional.empty();
    } catch (IOException e) {
      LOG.error("source {}: its journal cannot be written", name, e);
      return Optional.of(e);
    }
  }

  private Optional<ByteBuffer> known() {
    return FrameBytes.known(deliveries.all());
  }

  private void obey(Order order, Optional<IOException> fault) {
    switch (order) {
      case Order.Write write when fault.isPresent() ->
          write.done().completeExceptionally(fault.get());
      case Order.Write write -> {
        write.sealed().frame().cursor().ifPresent(this::note); // a sender may ask once it is told
        write.done().complete(null);
        long before = tracker.newest();
        journal.kept(take(write.sealed().frame().observations()));
        clock.arrived(tracker.newest() > before);
      }
      case Order.Look look -> look.window().complete(tracker.open());
      case Order.Tick t -> second();
      case Order.Stop s -> {}
    }
  }

  /** Feeds a frame to the tracker; tells the newest event time of what was of use. */
  private long take(Frame frame) {
    return switch (frame) {
      case Frame.Mark mark -> {
        tracker.advance(mark.time());
        yield Long.MIN_VALUE;
      }
      case Frame.Known known -> {
        known.all().forEach(deliveries::put);
        yield Long.MIN_VALUE;
      }
      case Frame.Events taken -> {
        taken.cursor().ifPresent(this::note);
        yield take(taken.observations());
      }
    };
  }

  private void note(Cursor cursor) {
    switch (cursor) {
      case FollowPosition position -> positions.put(position.path(), position);
      case Delivery delivery -> deliveries.put(delivery);
    }
  }

  private long take(List<Observation> observations) {
    long kept = Long.MIN_VALUE;
    for (Observation observation : observations) {
      boolean isKept = tracker.accept(unlessAnswered(observation));
      kept = isKept ? Math.max(kept, observation.flow().time()) : kept;
    }
    events += observations.size();
    newest = Math.max(newest, kept);
    return kept;
  }

  /** What is left of windows whose other part was deleted is no window of its own. */
  private Observation unlessAnswered(Observation observation) {
    boolean isAnswered =
        isReplaying && observation instanceof Alert && observation.flow().time() <= journal.floor();
    return isAnswered ? new Observation.Alerted(observation.flow()) : observation;
  }

  private void closed(AlertWindow window) {
    clock.closed();
    unanswered.closed(window);
    if (isReplaying && archive.isAnswered(name.text(), window.start(), window.close())) {
      unanswered.answered(window);
      return;
    }
    metrics.window(Trigger.CLOSED);
    AnswerTask task = AnswerTask.of(name, Trigger.CLOSED, window, 0);
    var unused = task.answer().thenAccept(entry -> unanswered.answered(window));
    answers.add(task);
  }

  private void second() {
    clock.second();
    if (clock.isQuiet() && tracker.endsAt().isPresent()) {
      mark(tracker.endsAt().getAsLong());
    } else if (clock.isUpdateDue(tracker.openAlerts())) {
      tracker.open().ifPresent(this::update);
    }
    try {
      journal.tidy(Math.min(unanswered.oldest(), tracker.oldestHeld()), unanswered.answeredUntil());
    } catch (IOException e) {
      LOG.warn("source {}: old segments cannot be deleted: {}", name, e.toString());
    }
  }

  private void mark(long time) {
    if (append(List.of(FrameBytes.mark(time))).isEmpty()) {
      long unused = take(new Frame.Mark(time));
    }
  }

  private void update(AlertWindow window) {
    clock.updated(tracker.openAlerts());
    metrics.window(Trigger.UPDATE);
    answers.add(AnswerTask.of(name, Trigger.UPDATE, window, 0));
  }

  private ServiceStatus.Source state() {
    return new ServiceStatus.Source(
        name.text(),
        events,
        tracker.late().total(),
        newest == Long.MIN_VALUE ? Optional.empty() : Optional.of(Micros.instant(newest)),
        tracker.openAlerts(),
        tracker.benignHeld());
  }
}
