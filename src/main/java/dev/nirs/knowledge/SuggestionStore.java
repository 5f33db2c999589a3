package dev.nirs.knowledge;

import dev.nirs.window.AlertWindow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Suggestions kept for a person's decision: {@code suggestions.jsonl}, which only ever grows, and
 * beside it the flows of their windows ({@code windows/ID.gz}), by which edited rules are verified.
 * Nothing in it is needed once decided; the folder may be deleted at any time. Safe for several
 * threads and processes.
 */
public final class SuggestionStore {

  /** Most windows whose flows are kept; the oldest go first. */
  public static final int MOST_WINDOWS = 1000;

  /** Most flows of a window that is kept, where nothing else is said. */
  public static final int MOST_FLOWS = 50_000;

  /** Fewest characters that may stand for a whole id. */
  private static final int LEAST_CHARACTERS = 6;

  private final Path folder;
  private final LineLog log;
  private final SuggestionIndex index;
  private final int mostFlows;

  private SuggestionStore(Path folder, int mostFlows) {
    this.folder = folder;
    this.mostFlows = mostFlows;
    this.index = new SuggestionIndex(folder.resolve("suggestions.jsonl"));
    this.log =
        new LineLog(
            folder.resolve("suggestions.jsonl"), JsonLines.isWhole(StoredSuggestionJson::read));
  }

  /**
   * A store in a folder, which need not exist yet.
   *
   * @param folder where it lies
   * @return the store
   * @throws KnowledgeException where what lies there cannot be read
   */
  public static SuggestionStore at(Path folder) {
    return at(folder, MOST_FLOWS);
  }

  /**
   * A store that keeps the flows of larger or smaller windows.
   *
   * @param folder where it lies
   * @param mostFlows most flows of a window that is kept, alerts and benign, 1 or more
   * @return the store
   * @throws KnowledgeException where what lies there cannot be read
   */
  public static SuggestionStore at(Path folder, int mostFlows) {
    SuggestionStore store = new SuggestionStore(folder, mostFlows);
    store.index.startingWith("");
    return store;
  }

  /**
   * Keeps a suggestion; once this returns it is on disk. One that is kept already is left as it is.
   *
   * @param suggestion the suggestion
   * @param window the window that it answers
   * @throws KnowledgeException where it cannot be written
   */
  public synchronized void add(StoredSuggestion suggestion, AlertWindow window) {
    if (index.contains(suggestion.id())) {
      return;
    }
    try {
      WindowFile.write(window(suggestion.id()), window, mostFlows);
    } catch (IOException e) {
      throw new KnowledgeException("cannot write into " + folder + ": " + e, e);
    }
    log.append(StoredSuggestionJson.write(suggestion));
  }

  /** Deletes the flows of the oldest windows beyond {@value #MOST_WINDOWS}. */
  public void prune() {
    Path windows = folder.resolve("windows");
    if (!Files.isDirectory(windows)) {
      return;
    }
    try (Stream<Path> all = Files.list(windows)) {
      List<Path> newestFirst =
          all.sorted(Comparator.comparingLong(SuggestionStore::written).reversed()).toList();
      for (Path old :
          newestFirst.subList(Math.min(MOST_WINDOWS, newestFirst.size()), newestFirst.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot tidy " + windows + ": " + e, e);
    }
  }

  private static long written(Path file) {
    return file.toFile().lastModified();
  }

  /**
   * Everything that is kept.
   *
   * @return in the order they were stored, every id once
   */
  public List<StoredSuggestion> all() {
    Map<String, StoredSuggestion> byId = new LinkedHashMap<>();
    read().items().forEach(s -> byId.putIfAbsent(s.id(), s));
    return List.copyOf(byId.values());
  }

  /**
   * A suggestion by its id.
   *
   * @param id the id, or at least 6 first characters of it that no other one has
   * @return the suggestion; empty where there is none or several
   */
  public Optional<StoredSuggestion> find(String id) {
    if (id.length() < LEAST_CHARACTERS) {
      return index.find(id);
    }
    List<String> found = index.startingWith(id);
    return found.size() == 1 ? index.find(found.getFirst()) : Optional.empty();
  }

  /**
   * Takes suggestions and the flows of their windows out; ids that are not kept are passed over.
   *
   * @param ids the suggestions
   * @throws KnowledgeException where the files cannot be written; the suggestions are then as they
   *     were
   */
  public synchronized void remove(Collection<String> ids) {
    Path file = folder.resolve("suggestions.jsonl");
    log.exclusively(
        lines -> {
          List<SuggestionIndex.Span> gone = index.spans(ids);
          return gone.isEmpty() ? gone : withoutLines(file, gone);
        });
    try {
      for (String id : ids) {
        Files.deleteIfExists(window(id));
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot tidy " + folder + ": " + e, e);
    }
  }

  /** Copies the rest under another name and renames it. */
  private static List<SuggestionIndex.Span> withoutLines(
      Path file, List<SuggestionIndex.Span> gone) {
    Path fresh = file.resolveSibling("suggestions.tmp");
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      long at = 0;
      for (SuggestionIndex.Span span : gone) {
        copy(in, out, at, span.start());
        at = span.start() + span.length() + 1;
      }
      copy(in, out, at, in.size());
      out.force(true);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      LineLog.syncDirectory(file);
      return gone;
    } catch (IOException e) {
      throw new KnowledgeException("cannot rewrite " + file + ": " + e, e);
    }
  }

  private static void copy(FileChannel in, FileChannel out, long from, long to) throws IOException {
    for (long at = from; at < to; ) {
      at += in.transferTo(at, to - at, out);
    }
  }

  /**
   * The flows of the window that a suggestion answers.
   *
   * @param suggestion the suggestion
   * @return the window, its alerts without labels and volumes; empty where it was too large to be
   *     kept, was tidied away or cannot be read
   */
  public Optional<AlertWindow> window(StoredSuggestion suggestion) {
    return WindowFile.read(window(suggestion.id()), suggestion.made());
  }

  /**
   * What cannot be read of it.
   *
   * @return lines that were left out
   */
  public List<FileFault> faults() {
    return read().faults();
  }

  private JsonLines<StoredSuggestion> read() {
    Path file = folder.resolve("suggestions.jsonl");
    return Files.exists(file)
        ? JsonLines.read(file, StoredSuggestionJson::read)
        : new JsonLines<>(List.of(), List.of());
  }

  private Path window(String id) {
    return folder.resolve("windows").resolve(id + ".gz");
  }
}
