package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of indexes. Each lies in a folder named after what it was made of, so a stale one is
 * never opened; it is built under another name, synced and renamed, so a crash never leaves half of
 * one under the right name. Where examples were only added, it starts as a copy of the stale one,
 * so that the graph of its vectors is not made again. Several processes may use the folder at once:
 * one builds, the others meanwhile build in memory.
 */
final class VectorStore {
  private static final Logger LOG = LoggerFactory.getLogger(VectorStore.class);

  static {
    // Lucene warns, through the JDK's own logging, that an incubating module would make it faster.
    java.util.logging.Logger.getLogger("org.apache.lucene").setLevel(Level.SEVERE);
  }

  private final Path folder;
  private final Embedder embedder;

  VectorStore(Path folder, Embedder embedder) {
    this.folder = folder;
    this.embedder = embedder;
  }

  KnowledgeIndex open(KnowledgeSnapshot snapshot) {
    return open(snapshot, Map::of);
  }

  /** Like the other, using the vectors of the index that was open before. */
  KnowledgeIndex open(KnowledgeSnapshot snapshot, KnowledgeIndex before) {
    return open(snapshot, before::vectors);
  }

  /** Deletes every index; readers that have one open keep it. */
  void clear() {
    try (FolderLock lock = FolderLock.take(folder)) {
      delete(inFolder());
      LOG.debug("cleared under {}", lock);
    } catch (IOException e) {
      LOG.info("the vector store {} is left as it is: {}", folder, e.toString());
    }
  }

  private KnowledgeIndex open(KnowledgeSnapshot snapshot, Supplier<Map<String, float[]>> known) {
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
      KnowledgeSnapshot snapshot,
      IndexStamp stamp,
      Path place,
      Supplier<Map<String, float[]>> known) {
    try (FolderLock lock = FolderLock.take(folder)) {
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
      try (Directory directory = FSDirectory.open(temporary)) {
        if (old.stream().noneMatch(stale -> extended(stale, directory, snapshot, stamp))) {
          Map<String, float[]> vectors = known.get();
          new IndexBuild(embedder, vectors.isEmpty() ? ofStale(old, stamp) : vectors)
              .write(directory, snapshot, stamp);
        }
      }
      delete(old);
      Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
      return stored(place, stamp);
    } catch (IOException e) {
      LOG.info("the index is kept in memory: {}", e.toString());
      return Optional.empty();
    }
  }

  /**
   * Whether a stale index could be copied and what came since be added to it, as after an accepted
   * example; where it cannot, nothing was written.
   */
  private boolean extended(
      Path stale, Directory directory, KnowledgeSnapshot snapshot, IndexStamp stamp) {
    try (Directory earlier = FSDirectory.open(stale)) {
      OptionalInt held = StaleIndex.examplesHeld(earlier, snapshot, stamp);
      if (held.isPresent()) {
        new IndexBuild(embedder, Map.of())
            .extend(earlier, held.getAsInt(), directory, snapshot, stamp);
      }
      return held.isPresent();
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      LOG.debug("the index {} cannot be added to: {}", stale, e.toString());
      return false;
    }
  }

  /**
   * Vectors of stale indexes: after an edited or revoked example another process embeds that one
   * alone.
   */
  private static Map<String, float[]> ofStale(List<Path> folders, IndexStamp stamp) {
    Map<String, float[]> vectors = new HashMap<>();
    for (Path stale : folders) {
      try (Directory directory = FSDirectory.open(stale)) {
        vectors.putAll(StaleIndex.vectors(directory, stamp));
      } catch (IOException | IllegalArgumentException | IllegalStateException e) {
        LOG.debug("no vectors of {}: {}", stale, e.toString());
      }
    }
    return vectors;
  }

  private KnowledgeIndex inMemory(
      KnowledgeSnapshot snapshot, IndexStamp stamp, Supplier<Map<String, float[]>> known) {
    Directory directory = new ByteBuffersDirectory();
    try {
      new IndexBuild(embedder, known.get()).write(directory, snapshot, stamp);
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
}
