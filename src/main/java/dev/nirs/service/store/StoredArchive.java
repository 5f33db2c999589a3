package dev.nirs.service.store;

import dev.nirs.app.SuggestionShelf;
import dev.nirs.explanation.SuggestionCard;
import dev.nirs.explanation.SuggestionJson;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.notation.Micros;
import dev.nirs.selection.FloodAdvice;
import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.Page;
import dev.nirs.service.StoreException;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.FloodOffers;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.window.AlertWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The archive: rows in the database, the flows of windows in the files by which decisions are
 * verified. The files are written first; what a crash leaves there without a row is not shown.
 */
final class StoredArchive implements SuggestionArchive {
  private final Database database;
  private final SuggestionStore files;
  private final SuggestionShelf shelf;
  private final InstantSource clock;
  private final Turn turn;
  private final RecentWindows recent = new RecentWindows();

  StoredArchive(Database database, SuggestionStore files, InstantSource clock, Turn turn) {
    this.database = database;
    this.files = files;
    this.shelf = SuggestionShelf.of(files, clock);
    this.clock = clock;
    this.turn = turn;
  }

  @Override
  public Entry add(String source, Trigger trigger, Suggestion suggestion) {
    try {
      shelf.keep(suggestion);
    } catch (KnowledgeException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
    List<FloodAdvice> floods = FloodOffers.of(suggestion);
    Instant now = Micros.instant(Micros.of(clock.instant()));
    SuggestionTable.Row row =
        new SuggestionTable.Row(
            source,
            trigger,
            suggestion,
            now,
            SuggestionJson.of(suggestion, floods),
            SuggestionCard.of(suggestion, floods));
    return turn.take(
        () -> {
          List<Entry> superseded = new ArrayList<>();
          Entry entry = database.write(handle -> add(handle, row, superseded));
          superseded.forEach(turn::tell);
          return entry;
        });
  }

  private static Entry add(Handle handle, SuggestionTable.Row row, List<Entry> superseded) {
    AlertWindow window = row.suggestion().window();
    if (row.trigger() == Trigger.CLOSED) {
      AnsweredTable.insert(
          handle, new AnsweredTable.Window(row.source(), window.start(), window.close()), row.at());
    }
    if (SuggestionTable.find(handle, row.suggestion().id()).isPresent()) {
      return again(handle, row);
    }
    SuggestionTable.insert(handle, row);
    Entry entry = SuggestionTable.find(handle, row.suggestion().id()).orElseThrow();
    for (Entry old : SuggestionTable.pending(handle, entry)) {
      SuggestionTable.change(handle, old, SuggestionState.SUPERSEDED)
          .ifPresent(
              changed -> {
                DecisionTable.insert(handle, changed.id(), changed.version(), by(entry, row.at()));
                superseded.add(changed);
              });
    }
    return entry;
  }

  /** A window may close as it was when it was answered last: that answer is then the final one. */
  private static Entry again(Handle handle, SuggestionTable.Row row) {
    if (row.trigger() == Trigger.CLOSED) {
      SuggestionTable.close(handle, row.suggestion().id());
    }
    return SuggestionTable.find(handle, row.suggestion().id()).orElseThrow();
  }

  private static Decided by(Entry newer, Instant at) {
    return new Decided(
        SuggestionState.SUPERSEDED,
        "nirs",
        at,
        "suggestion " + newer.id() + " answers the same alerts",
        List.of(),
        "");
  }

  @Override
  public boolean isAnswered(String source, long start, long close) {
    return database.read(
        handle -> AnsweredTable.contains(handle, new AnsweredTable.Window(source, start, close)));
  }

  @Override
  public Optional<Dossier> find(String id) {
    return database.read(
        handle ->
            SuggestionTable.find(handle, id)
                .flatMap(
                    entry ->
                        SuggestionTable.texts(handle, id)
                            .map(
                                texts ->
                                    new Dossier(
                                        entry,
                                        texts.json(),
                                        texts.card(),
                                        DecisionTable.of(handle, id)))));
  }

  @Override
  public Optional<AlertWindow> window(String id) {
    boolean known = database.read(handle -> SuggestionTable.find(handle, id).isPresent());
    return known ? recent.get(id, () -> files.find(id).flatMap(files::window)) : Optional.empty();
  }

  @Override
  public Page<Entry> list(Listing listing) {
    List<Entry> rows = database.read(handle -> SuggestionTable.list(handle, listing));
    return Pages.of(rows, listing.limit(), Entry::number);
  }
}
