package dev.nirs.service.store;

import dev.nirs.notation.Micros;
import dev.nirs.service.Decided;
import dev.nirs.service.SuggestionState;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of decisions, inside of a transaction of the caller. */
final class DecisionTable {
  private DecisionTable() {}

  /** Keeps a decision under the version that it made of the suggestion: a second one fails. */
  static void insert(Handle handle, String suggestion, int version, Decided decided) {
    handle
        .createUpdate(
            "INSERT INTO decision (suggestion, version, state, decided_by, at, reason, rules,"
                + " example) VALUES (:suggestion, :version, :state, :by, :at, :reason, :rules,"
                + " :example)")
        .bind("suggestion", suggestion)
        .bind("version", version)
        .bind("state", decided.state().name())
        .bind("by", decided.by())
        .bind("at", Micros.of(decided.at()))
        .bind("reason", decided.reason())
        .bind("rules", String.join("\n", decided.rules()))
        .bind("example", decided.example())
        .execute();
  }

  static List<Decided> of(Handle handle, String suggestion) {
    return handle
        .createQuery("SELECT * FROM decision WHERE suggestion = :suggestion ORDER BY version")
        .bind("suggestion", suggestion)
        .map(
            (row, context) ->
                new Decided(
                    SuggestionState.valueOf(row.getString("state")),
                    row.getString("decided_by"),
                    Micros.instant(row.getLong("at")),
                    row.getString("reason"),
                    row.getString("rules").lines().toList(),
                    row.getString("example")))
        .list();
  }
}
