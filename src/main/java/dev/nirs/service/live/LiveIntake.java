package dev.nirs.service.live;

import dev.nirs.ingest.Format;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.RejectionReason;
import dev.nirs.ingest.SourceReport;
import dev.nirs.ingest.Sources;
import dev.nirs.service.BusyException;
import dev.nirs.service.Entry;
import dev.nirs.service.EventIntake;
import dev.nirs.service.Receipt;
import dev.nirs.service.Sending;
import dev.nirs.service.Trigger;
import dev.nirs.window.AlertWindow;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes events into journals, windows into the answer queue. */
final class LiveIntake implements EventIntake {
  private static final IngestOptions EVE =
      new IngestOptions(Optional.of(Format.EVE), OptionalDouble.empty());

  private final LiveSources sources;
  private final WindowIntake windows;
  private final IntakeRoom room;
  private final LiveParts parts;
  private final InstantSource clock;

  LiveIntake(
      LiveSources sources,
      WindowIntake windows,
      IntakeRoom room,
      LiveParts parts,
      InstantSource clock) {
    this.sources = sources;
    this.windows = windows;
    this.room = room;
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public Receipt accept(Sending sending, InputStream body, IngestOptions options)
      throws IngestException, BusyException {
    SourceName source = new SourceName(sending.source());
    room.check();
    SourceStream stream = sources.of(source);
    Optional<String> name = Delivery.nameOf(sending);
    Optional<NamedBody> named = Optional.empty();
    if (name.isPresent()) {
      named = Optional.of(new NamedBody(name.get(), stream.deliveries().begin(name.get())));
    }
    try {
      Parcel parcel = Parcel.of(sending, named, parts.stream().ahead());
      return take(source, new Taking(stream, room, clock, parcel), Input.HTTP, body, options);
    } finally {
      name.ifPresent(stream.deliveries()::end);
    }
  }

  /**
   * Takes lines of EVE events that came another way.
   *
   * @param position how far the file is read with them that they are of; on disk with them or not
   *     at all
   */
  void accept(SourceName source, Input input, InputStream body, Optional<FollowPosition> position)
      throws IngestException, BusyException {
    room.check();
    Parcel parcel = Parcel.of(position, parts.stream().ahead());
    Taking taking = new Taking(sources.of(source), room, clock, parcel);
    Receipt unused = take(source, taking, input, body, EVE);
  }

  private Receipt take(
      SourceName source, Taking taking, Input input, InputStream body, IngestOptions options)
      throws IngestException, BusyException {
    try {
      SourceReport report =
          Sources.readStream(source.text(), taking.reading(body), options, taking)
              .sources()
              .getFirst();
      Receipt receipt = taking.end(report);
      rejectedLines(input, report.rejected());
      return receipt;
    } finally {
      taking.settle(); // a body that broke off may have a frame on its way
      parts.metrics().events(source, taking.taken(), taking.refused());
    }
  }

  @Override
  public List<CompletableFuture<Entry>> windows(
      Sending sending, InputStream body, IngestOptions options)
      throws IngestException, BusyException {
    room.check();
    return windows.take(sending, body, options);
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

  /** Counts lines that are no events. */
  void rejectedLines(Input input, Map<RejectionReason, Long> lines) {
    lines.forEach((reason, count) -> parts.metrics().lines(input, reason, count));
  }

  private static IllegalStateException noneOpen(SourceName name) {
    return new IllegalStateException("no window of source " + name + " is open");
  }
}
