package dev.nirs.service.live;

import dev.nirs.ingest.IngestException;
import dev.nirs.service.BusyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a file of EVE JSON lines: what is appended is taken, whole lines at a time. A file that
 * was renamed is read to its end before the new one of its name; one that was copied and cut goes
 * on in its copy, then from its start. The position is in the journal with the events, so that
 * after a crash every line is taken once. One thread at a time.
 */
public final class FileFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileFollower.class);
  private static final int MOST_BATCHES = 16;

  private final Path file;
  private final SourceName source;
  private final LiveIntake intake;
  private final Consumer<FollowPosition> noted;
  private final LineBatch batch = new LineBatch();
  private final Deque<GrowingFile> older = new ArrayDeque<>();
  private Optional<GrowingFile> current = Optional.empty();
  private Optional<FollowPosition> position;

  /**
   * A follower that has not begun.
   *
   * @param live takes the events
   * @param file the file; need not exist yet
   * @param source the sender that it stands for
   * @param stored how far it was read as it is known elsewhere; the newer of it and of what the
   *     journal knows counts; where there is none the file is read from its start
   * @param noted told of each position once it is on disk
   */
  public FileFollower(
      LiveService live,
      Path file,
      SourceName source,
      Optional<FollowPosition> stored,
      Consumer<FollowPosition> noted) {
    this.file = file;
    this.source = source;
    this.intake = live.followed();
    this.noted = noted;
    Optional<FollowPosition> journaled = live.position(source, file.toString());
    boolean isJournalNewer =
        journaled.isPresent()
            && (stored.isEmpty() || journaled.get().step() >= stored.get().step());
    this.position = isJournalNewer ? journaled : stored;
  }

  /**
   * Takes what was appended since; comes back soon even where there is much.
   *
   * @throws IOException where the file cannot be read; to be tried again
   */
  public void poll() throws IOException {
    begin();
    boolean isMore = true;
    for (int i = 0; i < MOST_BATCHES && isMore; i++) {
      isMore = step();
    }
  }

  /** Finds the files to read; nothing where one is being read. */
  private void begin() throws IOException {
    if (!older.isEmpty() || current.isPresent()) {
      return;
    }
    Optional<GrowingFile> opened = GrowingFile.open(file, 0);
    if (position.isEmpty()) {
      current = opened;
      return;
    }
    FollowPosition last = position.get();
    boolean isSame =
        opened.isPresent()
            && opened.get().key().equals(last.key())
            && opened.get().holds(last.head(), last.offset());
    if (isSame) {
      opened.get().advance(new GrowingFile.Piece(last.offset(), false));
    } else {
      older.addAll(new RotatedFiles(file).since(last));
      if (older.isEmpty() && opened.isPresent()) {
        LOG.warn("{}: what was read of it before is gone; it is read from its start", file);
      }
    }
    current = opened;
  }

  /** Takes a batch; false where there is nothing to take now, or no room for it. */
  private boolean step() throws IOException {
    if (!older.isEmpty()) {
      Taken taken = take(older.getFirst(), true);
      if (taken == Taken.NOTHING) {
        older.removeFirst().close();
      }
      return taken != Taken.BUSY;
    }
    if (current.isEmpty()) {
      return false;
    }
    GrowingFile reading = current.get();
    if (position.isPresent()
        && position.get().key().equals(reading.key())
        && !reading.holds(position.get().head(), reading.offset())) {
      cut(reading, position.get());
      return true;
    }
    return switch (take(reading, false)) {
      case SOME -> true;
      case BUSY -> false;
      case NOTHING -> isReplaced(reading);
    };
  }

  /** The file was copied and cut: what was not read of it yet is in the copy. */
  private void cut(GrowingFile reading, FollowPosition last) throws IOException {
    older.addAll(new RotatedFiles(file).since(last));
    LOG.info("{} was cut; {} older files go on where it stood", file, older.size());
    reading.restart();
    position =
        Optional.of(new FollowPosition(last.path(), last.key(), 0, FileHead.EMPTY, last.step()));
  }

  /**
   * Whether another file has the name now and is written; the one that is read then gets its last
   * line.
   */
  private boolean isReplaced(GrowingFile reading) throws IOException {
    Optional<String> key = GrowingFile.key(file);
    if (key.isEmpty() || key.get().equals(reading.key()) || Files.size(file) == 0) {
      return false;
    }
    older.add(reading);
    current = GrowingFile.open(file, 0);
    return true;
  }

  private Taken take(GrowingFile reading, boolean isOver) throws IOException {
    batch.clear();
    GrowingFile.Piece piece = reading.read(batch, isOver);
    if (piece.end() == reading.offset()) {
      return Taken.NOTHING;
    }
    FollowPosition next =
        new FollowPosition(
            file.toString(),
            reading.key(),
            piece.end(),
            reading.head((int) Math.min(piece.end(), FileHead.MOST)),
            position.map(p -> p.step() + 1).orElse(0L));
    if (!send(next)) {
      return Taken.BUSY;
    }
    intake.rejectedLines(Input.FILE, batch.rejected());
    reading.advance(piece);
    position = Optional.of(next);
    noted.accept(next);
    return Taken.SOME;
  }

  /** What came of a try to take lines. */
  private enum Taken {
    /** Lines were taken, or passed over. */
    SOME,
    /** There are none. */
    NOTHING,
    /** There is no room for them. */
    BUSY
  }

  private boolean send(FollowPosition next) {
    try {
      intake.accept(source, Input.FILE, batch.body(), Optional.of(next));
      return true;
    } catch (BusyException e) {
      return false;
    } catch (IngestException e) {
      LOG.warn("{}: lines that cannot be read are passed over: {}", file, e.getMessage());
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    for (GrowingFile each : older) {
      each.close();
    }
    if (current.isPresent()) {
      current.get().close();
    }
  }
}
