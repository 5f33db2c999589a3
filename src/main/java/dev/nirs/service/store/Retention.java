package dev.nirs.service.store;

import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.notation.Micros;
import dev.nirs.service.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes out what is old: suggestions with their flows and decisions. What the knowledge base and
 * the audit log say of them stays. Files go before rows, so that a crash between leaves a row,
 * which the next time takes out.
 */
final class Retention {
  private final Database database;
  private final SuggestionStore files;
  private final AuditTable audit;
  private final InstantSource clock;

  Retention(Database database, SuggestionStore files, AuditTable audit, InstantSource clock) {
    this.database = database;
    this.files = files;
    this.audit = audit;
    this.clock = clock;
  }

  int retain(Duration age, Undecided undecided) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("age " + age + " is below 0");
    }
    Instant oldest = clock.instant().minus(age);
    String states =
        switch (undecided) {
          case KEPT -> " AND state <> 'PENDING'";
          case REMOVED -> "";
        };
    String old = "made_at < :oldest" + states;
    List<String> ids =
        database.read(
            handle ->
                handle
                    .createQuery("SELECT id FROM suggestion WHERE " + old)
                    .bind("oldest", Micros.of(oldest))
                    .mapTo(String.class)
                    .list());
    try {
      files.remove(ids);
    } catch (KnowledgeException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
    return database.write(handle -> remove(handle, old, oldest));
  }

  private int remove(Handle handle, String old, Instant oldest) {
    AnsweredTable.tidy(handle, oldest);
    int gone =
        handle
            .createUpdate("DELETE FROM suggestion WHERE " + old)
            .bind("oldest", Micros.of(oldest))
            .execute();
    if (gone > 0) {
      audit.append(
          handle,
          new AuditTable.Event("nirs", "prune", gone + " suggestions", "made before " + oldest));
    }
    return gone;
  }
}
