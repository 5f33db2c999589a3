package dev.nirs.knowledge;

import dev.nirs.window.AlertWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private final Path folder;
  private final LineLog log;
  private final Set<String> known = new HashSet<>();

  private SuggestionStore(Path folder) {
    this.folder = folder;
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
    SuggestionStore store = new SuggestionStore(folder);
    store.read().items().forEach(s -> store.known.add(s.id()));
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
    if (!known.add(suggestion.id())) {
      return;
    }
    try {
      WindowFile.write(window(suggestion.id()), window);
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
    List<StoredSuggestion> found =
        all().stream()
            .filter(s -> s.id().equals(id) || id.length() >= 6 && s.id().startsWith(id))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
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
