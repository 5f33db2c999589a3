package dev.nirs.service.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one source: segment files that only ever grow, and are deleted once nothing in
 * them can matter. Not thread-safe: its source's thread alone uses it.
 */
final class SourceJournal implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceJournal.class);

  private final Path folder;
  private final JournalSettings settings;
  private final SegmentOpener opener;
  private final AtomicLong used;
  private final List<Sealed> sealed = new ArrayList<>();
  private Optional<Segment> current = Optional.empty();
  private long next;
  private long keptUntil = Long.MIN_VALUE;
  private long floor;

  private SourceJournal(
      Path folder, JournalSettings settings, SegmentOpener opener, AtomicLong used) {
    this.folder = folder;
    this.settings = settings;
    this.opener = opener;
    this.used = used;
  }

  /**
   * Opens the journal of a folder, which need not exist.
   *
   * @param used bytes on disk of all journals; added to
   */
  static SourceJournal open(
      Path folder, JournalSettings settings, SegmentOpener opener, AtomicLong used)
      throws IOException {
    Folders.create(folder);
    SourceJournal journal = new SourceJournal(folder, settings, opener, used);
    journal.floor = journal.readFloor();
    return journal;
  }

  /** Takes what a journal holds; tells how new the newest observation is that was of use. */
  interface Replay {
    void begin(long newest);

    long frame(Frame frame);
  }

  /** Reads everything kept, once, before the first {@link #append}. */
  void replay(Replay replay) throws IOException {
    FrameBytes bytes = new FrameBytes();
    for (Path path : segments()) {
      long[] kept = {Long.MIN_VALUE};
      SegmentScan.Found found =
          new SegmentScan(path, bytes)
              .read(
                  new SegmentScan.Visitor() {
                    @Override
                    public void begin(long newest) {
                      replay.begin(newest);
                    }

                    @Override
                    public void frame(Frame frame) {
                      kept[0] = Math.max(kept[0], replay.frame(frame));
                    }
                  });
      tell(path, found);
      cut(path, found, kept[0]);
    }
  }

  private void cut(Path path, SegmentScan.Found found, long kept) throws IOException {
    if (found.next().isEmpty()) {
      setAside(path, found.torn());
      return;
    }
    if (found.torn() > 0) {
      try (var channel = opener.open(path)) {
        channel.truncate(found.end());
        channel.force(true);
      }
    }
    next = Math.max(next, found.next().get());
    sealed.add(new Sealed(path, found.end(), kept));
    used.addAndGet(found.end());
  }

  /** A file whose creation was cut off holds nothing; any other one is kept for a person. */
  private static void setAside(Path path, long bytes) throws IOException {
    if (bytes <= Segment.HEADER) {
      Files.delete(path);
    } else {
      LOG.error("{}: its header is damaged; it is passed over and set aside", path);
      Files.move(path, path.resolveSibling(path.getFileName() + ".damaged"));
    }
  }

  private static void tell(Path path, SegmentScan.Found found) {
    if (found.damaged() > 0) {
      LOG.error("{}: {} damaged frames are passed over", path, found.damaged());
    }
    if (found.torn() > 0) {
      LOG.warn("{}: a torn tail of {} bytes is cut", path, found.torn());
    }
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".seg")).sorted().toList();
    }
  }

  /**
   * Writes frames; once this returns they are on disk.
   *
   * @param newest event time reached before them
   * @param opening gives a frame that each segment begins with
   * @throws IOException where they could not be written: none of them counts
   */
  void append(List<ByteBuffer> payloads, long newest, Supplier<Optional<ByteBuffer>> opening)
      throws IOException {
    if (current.isPresent() && current.get().bytes() >= settings.segmentBytes()) {
      seal(current.get());
    }
    if (current.isEmpty()) {
      current =
          Optional.of(Segment.create(folder.resolve(Segment.name(next)), next, newest, opener));
      used.addAndGet(Segment.HEADER);
    }
    long before = current.get().bytes();
    List<ByteBuffer> all = new ArrayList<>();
    if (before == Segment.HEADER) {
      opening.get().ifPresent(all::add);
    }
    all.addAll(payloads);
    current.get().append(all, next);
    used.addAndGet(current.get().bytes() - before);
    next += all.size();
  }

  private void seal(Segment segment) throws IOException {
    segment.close();
    sealed.add(new Sealed(segment.path(), segment.bytes(), keptUntil));
    current = Optional.empty();
    keptUntil = Long.MIN_VALUE;
  }

  /** Notes that an observation of this time, just written, was of use. */
  void kept(long time) {
    keptUntil = Math.max(keptUntil, time);
  }

  /**
   * Deletes segments in which nothing can matter.
   *
   * @param oldest event time of the oldest observation that does
   * @param answered event time up to which every window is answered
   */
  void tidy(long oldest, long answered) throws IOException {
    List<Sealed> old = new ArrayList<>();
    int most = current.isPresent() ? sealed.size() : sealed.size() - 1; // the last tells the time
    for (int i = 0; i < most; i++) {
      if (sealed.get(i).keptUntil < oldest) {
        old.add(sealed.get(i));
      }
    }
    if (old.isEmpty()) {
      return;
    }
    if (answered > floor) {
      Folders.replace(floorFile(), answered + "\n");
      floor = answered;
    }
    for (Sealed segment : old) {
      Files.deleteIfExists(segment.path);
      used.addAndGet(-segment.bytes);
      sealed.remove(segment);
    }
  }

  /** Event time up to which alerts are answered whatever the archive says. */
  long floor() {
    return floor;
  }

  private Path floorFile() {
    return folder.resolve("answered-until");
  }

  private long readFloor() throws IOException {
    try {
      return Long.parseLong(Files.readString(floorFile()).strip());
    } catch (NoSuchFileException e) {
      return Long.MIN_VALUE;
    } catch (NumberFormatException e) {
      throw new IOException(floorFile() + ": is no event time in microseconds", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (current.isPresent()) {
      seal(current.get());
    }
  }

  private record Sealed(Path path, long bytes, long keptUntil) {}
}
