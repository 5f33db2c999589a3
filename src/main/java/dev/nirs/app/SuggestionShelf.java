package dev.nirs.app;

import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.suggestion.Suggestion;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Where suggestions are kept as they are made, until a person decides. */
public final class SuggestionShelf {
  private static final int TIDY_EVERY = 100;

  private final SuggestionStore store;
  private final InstantSource clock;
  private int kept;

  private SuggestionShelf(SuggestionStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A shelf in a folder, which need not exist yet.
   *
   * @param folder where it is
   * @return the shelf
   * @throws dev.nirs.knowledge.KnowledgeException where what lies there cannot be read
   */
  public static SuggestionShelf at(Path folder) {
    return new SuggestionShelf(SuggestionStore.at(folder), InstantSource.system());
  }

  /**
   * Keeps a suggestion; once this returns it is on disk.
   *
   * @param suggestion the suggestion
   * @throws dev.nirs.knowledge.KnowledgeException where it cannot be written
   */
  public void keep(Suggestion suggestion) {
    if (kept++ % TIDY_EVERY == 0) {
      store.prune();
    }
    store.add(
        SuggestionRecord.of(suggestion, clock.instant().truncatedTo(ChronoUnit.SECONDS)),
        suggestion.window());
  }
}
