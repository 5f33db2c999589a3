package dev.nirs.service.live;

import dev.nirs.service.BusyException;
import dev.nirs.service.ServiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The streams of all senders; a sender is known from its first events on. */
final class LiveSources {
  private final Path folder;
  private final JournalSettings settings;
  private final SegmentOpener opener;
  private final IntakeRoom room;
  private final LiveParts parts;
  private final TreeMap<String, SourceStream> streams = new TreeMap<>();
  private boolean isClosed;

  LiveSources(Path folder, LiveSettings settings, IntakeRoom room, LiveParts parts) {
    this.folder = folder;
    this.settings = settings.journal();
    this.opener = settings.opener();
    this.room = room;
    this.parts = parts;
  }

  /** Reads the journals of all senders again. */
  void recover() throws IOException {
    Folders.create(folder);
    List<Path> known;
    try (Stream<Path> folders = Files.list(folder)) {
      known = folders.filter(Files::isDirectory).sorted().toList();
    }
    for (Path each : known) {
      start(new SourceName(String.valueOf(each.getFileName())));
    }
  }

  /**
   * The stream of a sender, which begins where it is new.
   *
   * @throws BusyException where it cannot begin
   */
  synchronized SourceStream of(SourceName name) throws BusyException {
    SourceStream stream = streams.get(name.text());
    if (stream != null) {
      return stream;
    }
    if (isClosed) {
      throw new BusyException("the service stops", Duration.ofSeconds(5));
    }
    if (streams.size() >= LiveSettings.MOST_SOURCES) {
      throw new BusyException(
          "there are " + streams.size() + " sources already, and no room for " + name,
          Duration.ofHours(1));
    }
    try {
      return start(name);
    } catch (IOException e) {
      throw new BusyException(
          "a journal for " + name + " cannot be made: " + e, Duration.ofSeconds(10));
    }
  }

  private synchronized SourceStream start(SourceName name) throws IOException {
    SourceJournal journal =
        SourceJournal.open(folder.resolve(name.text()), settings, opener, room.diskBytes());
    SourceStream stream =
        new SourceStream(name, journal, new Deliveries(settings.segmentBytes()), parts);
    stream.start();
    streams.put(name.text(), stream);
    return stream;
  }

  synchronized Optional<SourceStream> known(SourceName name) {
    return Optional.ofNullable(streams.get(name.text()));
  }

  synchronized List<ServiceStatus.Source> status() {
    return streams.values().stream().map(SourceStream::status).toList();
  }

  /** A second has passed. */
  synchronized void tick() {
    streams.values().forEach(SourceStream::tick);
  }

  /** Ends all after what they were told before. */
  void close() {
    List<SourceStream> all;
    synchronized (this) {
      isClosed = true;
      all = List.copyOf(streams.values());
    }
    all.forEach(SourceStream::stop);
  }
}
