package dev.nirs.service.live;

import dev.nirs.traffic.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows that came in one piece, until they are answered: a file for each body, in the form of
 * journal segments. Its last frame is a mark with the time it was taken; a file without one was cut
 * off in the making, and nobody was told of it. Safe for several threads.
 */
final class WindowJournal {
  private static final Logger LOG = LoggerFactory.getLogger(WindowJournal.class);

  /** The sender, and a number; no sender has a tilde in its name. */
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9._-]{1,60})~(\\d{15})\\.seg");

  private final Path folder;
  private final SegmentOpener opener;
  private final AtomicLong used;
  private final AtomicLong next = new AtomicLong();

  /**
   * A journal in a folder, beside those of the sources.
   *
   * @param used bytes on disk of all journals; added to
   */
  WindowJournal(Path folder, SegmentOpener opener, AtomicLong used) {
    this.folder = folder;
    this.opener = opener;
    this.used = used;
  }

  /** Keeps a body; once this returns it is on disk. */
  Kept keep(SourceName source, Optional<String> name, List<Observation> all, Instant at)
      throws IOException {
    List<ByteBuffer> payloads = new ArrayList<>();
    FrameBuilder builder = new FrameBuilder();
    for (Observation observation : all) {
      builder.add(observation);
      if (builder.isFull()) {
        payloads.add(builder.seal(Optional.empty()).payload());
      }
    }
    Optional<Cursor> whole =
        name.map(n -> new Delivery(n, all.size(), all.size(), 0, true, at.toEpochMilli()));
    payloads.add(builder.seal(whole).payload());
    payloads.add(FrameBytes.mark(at.toEpochMilli()));
    Path path = folder.resolve(source + "~" + Segment.name(next.getAndIncrement()));
    return new Kept(path, source, name, write(path, payloads));
  }

  private long write(Path path, List<ByteBuffer> payloads) throws IOException {
    boolean isWritten = false;
    try (Segment segment = Segment.create(path, 0, Long.MIN_VALUE, opener)) {
      segment.append(payloads, 0);
      isWritten = true;
      used.addAndGet(segment.bytes());
      return segment.bytes();
    } finally {
      if (!isWritten) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** All windows of a body are answered. */
  void remove(Kept kept) throws IOException {
    if (Files.deleteIfExists(kept.path)) {
      used.addAndGet(-kept.bytes);
    }
  }

  /** What is there from before; called once, before anything is kept. */
  List<Found> recover() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    List<Found> found = new ArrayList<>();
    for (Path file : files) {
      Matcher parts = NAME.matcher(String.valueOf(file.getFileName()));
      if (parts.matches()) {
        next.accumulateAndGet(Long.parseLong(parts.group(2)) + 1, Math::max);
        Reading reading = new Reading();
        SegmentScan.Found scanned = new SegmentScan(file, new FrameBytes()).read(reading);
        if (reading.at.isEmpty()) {
          LOG.warn("{}: was cut off in the making and is deleted", file);
          Files.delete(file);
        } else {
          if (scanned.damaged() > 0) {
            LOG.error("{}: {} damaged frames are passed over", file, scanned.damaged());
          }
          used.addAndGet(scanned.end());
          Kept kept = new Kept(file, new SourceName(parts.group(1)), reading.name, scanned.end());
          found.add(new Found(kept, reading.all, reading.at.get()));
        }
      }
    }
    return found;
  }

  /**
   * A body that is on disk.
   *
   * @param path its file
   * @param source the sender
   * @param name its sender's name for it
   * @param bytes the file's size
   */
  record Kept(Path path, SourceName source, Optional<String> name, long bytes) {}

  /**
   * A body from before.
   *
   * @param kept where it is
   * @param observations its events
   * @param at when it was taken, on the wall clock
   */
  record Found(Kept kept, List<Observation> observations, Instant at) {}

  /** Gathers the frames of a file. */
  private static final class Reading implements SegmentScan.Visitor {
    private final List<Observation> all = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private Optional<Instant> at = Optional.empty();

    @Override
    public void begin(long newest) {
      // a file of its own has nothing before it
    }

    @Override
    public void frame(Frame frame) {
      switch (frame) {
        case Frame.Events events -> {
          all.addAll(events.observations());
          if (events.cursor().isPresent() && events.cursor().get() instanceof Delivery delivery) {
            name = Optional.of(delivery.name());
          }
        }
        case Frame.Mark mark -> at = Optional.of(Instant.ofEpochMilli(mark.time()));
        case Frame.Known known -> {}
      }
    }
  }
}
