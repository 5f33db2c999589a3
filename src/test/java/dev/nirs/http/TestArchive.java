package dev.nirs.http;

import dev.nirs.explanation.SuggestionCard;
import dev.nirs.explanation.SuggestionJson;
import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.Feed;
import dev.nirs.service.Listing;
import dev.nirs.service.Page;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.window.AlertWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Suggestions in memory, and news of them. */
public final class TestArchive implements SuggestionArchive, Feed {
  private final Map<String, Dossier> dossiers = new LinkedHashMap<>();
  private final Map<String, Suggestion> suggestions = new LinkedHashMap<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

  @Override
  public Entry add(String source, Trigger trigger, Suggestion suggestion) {
    Entry entry;
    synchronized (this) {
      if (dossiers.containsKey(suggestion.id())) {
        return dossiers.get(suggestion.id()).entry();
      }
      entry = Entries.pending(dossiers.size() + 1L, source, trigger, TestService.NOW, suggestion);
      suggestions.put(entry.id(), suggestion);
      dossiers.put(
          entry.id(),
          new Dossier(
              entry, SuggestionJson.of(suggestion), SuggestionCard.of(suggestion), List.of()));
    }
    listeners.forEach(listener -> listener.accept(entry));
    return entry;
  }

  /** Sets a state, as a decision does. */
  synchronized Entry decide(String id, Decided decided) {
    Dossier old = find(id).orElseThrow();
    Entry was = old.entry();
    Entry now =
        new Entry(
            was.number(),
            was.id(),
            was.origin(),
            was.severity(),
            was.pattern(),
            was.outcome(),
            was.counts(),
            decided.state(),
            was.version() + 1);
    dossiers.put(id, new Dossier(now, old.json(), old.card(), List.of(decided)));
    listeners.forEach(listener -> listener.accept(now));
    return now;
  }

  @Override
  public boolean isAnswered(String source, long start, long close) {
    return false;
  }

  @Override
  public synchronized Optional<Dossier> find(String id) {
    return Optional.ofNullable(dossiers.get(id));
  }

  @Override
  public synchronized Optional<AlertWindow> window(String id) {
    return Optional.ofNullable(suggestions.get(id)).map(Suggestion::window);
  }

  @Override
  public synchronized Page<Entry> list(Listing listing) {
    List<Entry> found =
        List.copyOf(dossiers.values()).reversed().stream()
            .map(Dossier::entry)
            .filter(e -> listing.states().isEmpty() || listing.states().contains(e.state()))
            .filter(e -> listing.source().filter(s -> !s.equals(e.origin().source())).isEmpty())
            .filter(e -> e.number() < listing.before().orElse(Long.MAX_VALUE))
            .toList();
    List<Entry> items = found.subList(0, Math.min(listing.limit(), found.size()));
    boolean more = found.size() > items.size();
    return new Page<>(
        items, more ? OptionalLong.of(items.getLast().number()) : OptionalLong.empty());
  }

  @Override
  public Subscription subscribe(Consumer<Entry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  int listeners() {
    return listeners.size();
  }
}
