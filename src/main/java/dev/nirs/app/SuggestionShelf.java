package dev.nirs.app;

import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.suggestion.Suggestion;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where suggestions are kept as they are made, until a person decides. Safe for several threads.
 */
public final class SuggestionShelf {
  private static final int TIDY_EVERY = 100;

  private final SuggestionStore store;
  private final InstantSource clock;
  private final AtomicLong kept = new AtomicLong();

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
   * A shelf over a store that others read too.
   *
   * @param store where suggestions go
   * @param clock what they are dated by
   * @return the shelf
   */
  public static SuggestionShelf of(SuggestionStore store, InstantSource clock) {
    return new SuggestionShelf(store, clock);
  }

  /**
   * Keeps a suggestion; once this returns it is on disk.
   *
   * @param suggestion the suggestion
   * @throws dev.nirs.knowledge.KnowledgeException where it cannot be written
   */
  public void keep(Suggestion suggestion) {
    if (kept.getAndIncrement() % TIDY_EVERY == 0) {
      store.prune();
    }
    store.add(
        SuggestionRecord.of(suggestion, clock.instant().truncatedTo(ChronoUnit.SECONDS)),
        suggestion.window());
  }
}
