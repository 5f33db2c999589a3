package dev.nirs.service.store;

import dev.nirs.notation.Micros;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.Severity;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Rows of suggestions, inside of a transaction of the caller. */
final class SuggestionTable {
  /** All columns but the long ones, which lists do without. */
  private static final String ENTRY =
      "SELECT number, id, source, cause, made_at, window_start, window_close, severity, pattern,"
          + " outcome, alerts, benign, rules, alerts_matched, benign_matched, state, version"
          + " FROM suggestion ";

  private SuggestionTable() {}

  static void insert(Handle handle, Row row) {
    Suggestion suggestion = row.suggestion;
    Update update =
        handle
            .createUpdate(
                "INSERT INTO suggestion (id, source, cause, made_at, window_start, window_close,"
                    + " severity, pattern, outcome, alerts, benign, rules, alerts_matched,"
                    + " benign_matched, state, version, json, card) VALUES (:id, :source, :cause,"
                    + " :made, :start, :close, :severity, :pattern, :outcome, :alerts, :benign,"
                    + " :rules, :alertsMatched, :benignMatched, 'PENDING', 1, :json, :card)")
            .bind("id", suggestion.id())
            .bind("source", row.source)
            .bind("cause", row.trigger.name())
            .bind("made", Micros.of(row.at))
            .bind("start", suggestion.window().start())
            .bind("close", suggestion.window().close())
            .bind("severity", Severity.of(suggestion).name())
            .bind("pattern", suggestion.summary().pattern().name())
            .bind("outcome", suggestion.outcome().word())
            .bind("json", row.json)
            .bind("card", row.card);
    counts(update, suggestion).execute();
  }

  private static Update counts(Update update, Suggestion suggestion) {
    return update
        .bind("alerts", suggestion.window().alerts().size())
        .bind("benign", suggestion.window().benign().size())
        .bind("rules", suggestion.rules().size())
        .bind("alertsMatched", suggestion.impact().alertsMatched())
        .bind("benignMatched", suggestion.impact().benignMatched());
  }

  static Optional<Entry> find(Handle handle, String id) {
    return handle
        .createQuery(ENTRY + "WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> entry(row))
        .findOne();
  }

  /**
   * Notes that a suggestion made while its window was open answers the closed window too: another
   * version of it, where it did not before.
   */
  static void close(Handle handle, String id) {
    handle
        .createUpdate(
            "UPDATE suggestion SET cause = 'CLOSED', version = version + 1 WHERE id = :id AND cause"
                + " IN ('UPDATE', 'REQUEST')")
        .bind("id", id)
        .execute();
  }

  /** JSON and card. */
  static Optional<Texts> texts(Handle handle, String id) {
    return handle
        .createQuery("SELECT json, card FROM suggestion WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> new Texts(row.getString("json"), row.getString("card")))
        .findOne();
  }

  /** Suggestions of a window that wait, without one. */
  static List<Entry> pending(Handle handle, Entry but) {
    return handle
        .createQuery(
            ENTRY
                + "WHERE source = :source AND window_start = :start AND state = 'PENDING' AND id"
                + " <> :but ORDER BY number")
        .bind("source", but.origin().source())
        .bind("start", Micros.of(but.origin().start()))
        .bind("but", but.id())
        .map((row, context) -> entry(row))
        .list();
  }

  /** One row more than the limit, where there are more. */
  static List<Entry> list(Handle handle, Listing listing) {
    List<String> conditions = new ArrayList<>(List.of("number < :before"));
    if (!listing.states().isEmpty()) {
      conditions.add("state IN (<states>)");
    }
    if (listing.source().isPresent()) {
      conditions.add("source = :source");
    }
    Query query =
        handle
            .createQuery(
                ENTRY
                    + "WHERE "
                    + String.join(" AND ", conditions)
                    + " ORDER BY number DESC LIMIT :most")
            .bind("before", listing.before().orElse(Long.MAX_VALUE))
            .bind("most", listing.limit() + 1);
    if (!listing.states().isEmpty()) {
      query.bindList("states", listing.states().stream().map(Enum::name).toList());
    }
    listing.source().ifPresent(source -> query.bind("source", source));
    return query.map((row, context) -> entry(row)).list();
  }

  /**
   * Changes the state of a suggestion.
   *
   * @return the entry as it is now; empty where it is no longer the version that was read
   */
  static Optional<Entry> change(Handle handle, Entry read, SuggestionState state) {
    int changed =
        handle
            .createUpdate(
                "UPDATE suggestion SET state = :state, version = version + 1 WHERE id = :id AND"
                    + " version = :version")
            .bind("state", state.name())
            .bind("id", read.id())
            .bind("version", read.version())
            .execute();
    return changed == 1 ? find(handle, read.id()) : Optional.empty();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("number"),
        row.getString("id"),
        new Entry.Origin(
            row.getString("source"),
            Trigger.valueOf(row.getString("cause")),
            Micros.instant(row.getLong("made_at")),
            Micros.instant(row.getLong("window_start")),
            Micros.instant(row.getLong("window_close"))),
        Severity.valueOf(row.getString("severity")),
        row.getString("pattern"),
        row.getString("outcome"),
        new Entry.Counts(
            row.getInt("alerts"),
            row.getInt("benign"),
            row.getInt("rules"),
            row.getInt("alerts_matched"),
            row.getInt("benign_matched")),
        SuggestionState.valueOf(row.getString("state")),
        row.getInt("version"));
  }

  /**
   * What is inserted.
   *
   * @param source the sender
   * @param trigger why it was made
   * @param suggestion the suggestion
   * @param at when it was made
   * @param json the suggestion as JSON
   * @param card the suggestion as text
   */
  record Row(
      String source,
      Trigger trigger,
      Suggestion suggestion,
      Instant at,
      String json,
      String card) {}

  /** The long columns. */
  record Texts(String json, String card) {}
}
