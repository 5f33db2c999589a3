package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of indexes. Each lies in a folder named after what it was made of, so a stale one is
 * never opened; it is built under another name, synced and renamed, so a crash never leaves half of
 * one under the right name. Several processes may use the folder at once: one builds, the others
 * meanwhile build in memory.
 */
final class VectorStore {
  private static final Logger LOG = LoggerFactory.getLogger(VectorStore.class);

  static {
    // Lucene warns, through the JDK's own logging, that an incubating module would make it faster.
    java.util.logging.Logger.getLogger("org.apache.lucene")
        .setLevel(java.util.logging.Level.SEVERE);
  }

  private final Path folder;
  private final Embedder embedder;

  VectorStore(Path folder, Embedder embedder) {
    this.folder = folder;
    this.embedder = embedder;
  }

  KnowledgeIndex open(KnowledgeSnapshot snapshot) {
    return open(snapshot, Map.of());
  }

  /** Like the other, using the vectors of the index that was open before. */
  KnowledgeIndex open(KnowledgeSnapshot snapshot, KnowledgeIndex before) {
    return open(snapshot, before.vectors());
  }

  /** Deletes every index; readers that have one open keep it. */
  void clear() {
    try (Lock lock = Lock.take(folder)) {
      delete(inFolder());
      LOG.debug("cleared under {}", lock);
    } catch (IOException e) {
      LOG.info("the vector store {} is left as it is: {}", folder, e.toString());
    }
  }

  private KnowledgeIndex open(KnowledgeSnapshot snapshot, Map<String, float[]> known) {
    IndexStamp stamp = new IndexStamp(snapshot.hash(), embedder.name());
    Path place = folder.resolve(stamp.folder());
    return stored(place, stamp)
        .or(() -> built(snapshot, stamp, place, known))
        .orElseGet(() -> inMemory(snapshot, stamp, known));
  }

  /** The index as it lies there; empty where it is missing or broken. */
  private static Optional<KnowledgeIndex> stored(Path place, IndexStamp stamp) {
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    try {
      Directory directory = FSDirectory.open(place);
      try {
        return Optional.of(KnowledgeIndex.open(directory, stamp, false));
      } catch (IOException | IllegalArgumentException | IllegalStateException e) {
        directory.close();
        throw new IOException(e.toString(), e);
      }
    } catch (IOException e) {
      LOG.debug("the index {} is of no use: {}", place, e.getMessage());
      return Optional.empty();
    }
  }

  /** A new index on disk; empty where another process holds the lock or nothing can be written. */
  private Optional<KnowledgeIndex> built(
      KnowledgeSnapshot snapshot, IndexStamp stamp, Path place, Map<String, float[]> known) {
    try (Lock lock = Lock.take(folder)) {
      LOG.debug("building under {}", lock);
      Optional<KnowledgeIndex> other = stored(place, stamp);
      if (other.isPresent()) {
        return other;
      }
      if (Files.exists(place)) {
        LOG.warn("the index {} is broken and is built again", place);
      }
      List<Path> old = inFolder();
      Path temporary = Files.createTempDirectory(folder, "building-");
      Map<String, float[]> vectors = known.isEmpty() ? ofStale(old, stamp) : known;
      try (Directory directory = FSDirectory.open(temporary)) {
        new IndexBuild(embedder, vectors).write(directory, snapshot, stamp);
      }
      delete(old);
      Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
      return stored(place, stamp);
    } catch (IOException e) {
      LOG.info("the index is kept in memory: {}", e.toString());
      return Optional.empty();
    }
  }

  /** Vectors of stale indexes: after an accepted example another process embeds that one alone. */
  private static Map<String, float[]> ofStale(List<Path> folders, IndexStamp stamp) {
    Map<String, float[]> vectors = new HashMap<>();
    for (Path stale : folders) {
      try (Directory directory = FSDirectory.open(stale)) {
        vectors.putAll(KnowledgeIndex.vectors(directory, stamp));
      } catch (IOException | IllegalArgumentException | IllegalStateException e) {
        LOG.debug("no vectors of {}: {}", stale, e.toString());
      }
    }
    return vectors;
  }

  private KnowledgeIndex inMemory(
      KnowledgeSnapshot snapshot, IndexStamp stamp, Map<String, float[]> known) {
    Directory directory = new ByteBuffersDirectory();
    try {
      new IndexBuild(embedder, known).write(directory, snapshot, stamp);
      return KnowledgeIndex.open(directory, stamp, true);
    } catch (IOException e) {
      throw new KnowledgeException("cannot build an index in memory: " + e, e);
    }
  }

  /** What indexes and leftovers of interrupted builds the folder holds. */
  private List<Path> inFolder() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(p -> String.valueOf(p.getFileName()).matches("(index|building)-.*"))
          .toList();
    }
  }

  private static void delete(List<Path> folders) throws IOException {
    for (Path each : folders) {
      List<Path> deepestFirst;
      try (Stream<Path> all = Files.walk(each)) {
        deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** The right to change the folder, among processes and threads. */
  private record Lock(FileChannel channel, FileLock held) implements AutoCloseable {

    /** Takes it, or fails at once where another holds it or the folder cannot be written. */
    static Lock take(Path folder) throws IOException {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock held = channel.tryLock();
        if (held != null) {
          return new Lock(channel, held);
        }
      } catch (OverlappingFileLockException e) {
        LOG.debug("another thread builds: {}", e.toString());
      }
      channel.close();
      throw new IOException("another process or thread is building in " + folder);
    }

    @Override
    public void close() throws IOException {
      held.release();
      channel.close();
    }
  }
}
