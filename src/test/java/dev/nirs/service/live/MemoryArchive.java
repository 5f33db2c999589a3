package dev.nirs.service.live;

import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.Page;
import dev.nirs.service.Severity;
import dev.nirs.service.StoreException;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.window.AlertWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** An archive in memory, which may be told to fail. */
final class MemoryArchive implements SuggestionArchive {
  /** What was kept. */
  record Kept(String source, Trigger trigger, Suggestion suggestion) {}

  private final List<Kept> kept = new ArrayList<>();
  private final Set<String> answered = new HashSet<>();
  private boolean isFull;
  private volatile Runnable before = () -> {};

  /** What is done by whoever adds, before it is added. */
  void beforeAdding(Runnable work) {
    before = work;
  }

  synchronized void full(boolean full) {
    isFull = full;
  }

  synchronized List<Kept> kept() {
    return List.copyOf(kept);
  }

  synchronized List<AlertWindow> windows(Trigger trigger) {
    return kept.stream().filter(k -> k.trigger == trigger).map(k -> k.suggestion.window()).toList();
  }

  @Override
  public Entry add(String source, Trigger trigger, Suggestion suggestion) {
    before.run();
    return keep(source, trigger, suggestion);
  }

  private synchronized Entry keep(String source, Trigger trigger, Suggestion suggestion) {
    if (isFull) {
      throw new StoreException("no space left on device", new java.io.IOException());
    }
    kept.add(new Kept(source, trigger, suggestion));
    AlertWindow window = suggestion.window();
    if (trigger == Trigger.CLOSED) {
      answered.add(source + " " + window.start() + " " + window.close());
    }
    return new Entry(
        kept.size(),
        suggestion.id(),
        new Entry.Origin(source, trigger, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH),
        Severity.of(suggestion),
        "",
        suggestion.outcome().word(),
        new Entry.Counts(window.alerts().size(), window.benign().size(), 0, 0, 0),
        SuggestionState.PENDING,
        1);
  }

  @Override
  public synchronized boolean isAnswered(String source, long start, long close) {
    return answered.contains(source + " " + start + " " + close);
  }

  @Override
  public Optional<Dossier> find(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<AlertWindow> window(String id) {
    return Optional.empty();
  }

  @Override
  public Page<Entry> list(Listing listing) {
    return new Page<>(List.of(), OptionalLong.empty());
  }
}
