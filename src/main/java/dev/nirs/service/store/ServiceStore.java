package dev.nirs.service.store;

import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.service.AuditLog;
import dev.nirs.service.Entry;
import dev.nirs.service.StoreException;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that the service keeps in its data directory: {@code nirs.db} (SQLite) and {@code
 * suggestions} (the flows of windows). Safe for several threads; other processes may open it too,
 * as the commands for tokens do.
 */
public final class ServiceStore implements AutoCloseable {
  /** The database's name in the data directory. */
  public static final String DATABASE = "nirs.db";

  /** The folder of windows in the data directory. */
  static final String SUGGESTIONS = "suggestions";

  /** A busy site's window: an hour of benign traffic at 55 flows a second. */
  private static final int MOST_FLOWS = 200_000;

  private final Path dataDirectory;
  private final Database database;
  private final SuggestionStore suggestions;
  private final Turn turn = new Turn();
  private final AuditTable audit;
  private final TokenTable tokens;
  private final StoredArchive archive;
  private final Positions positions;
  private final Retention retention;

  private ServiceStore(Path dataDirectory, Database database, InstantSource clock) {
    this.dataDirectory = dataDirectory;
    this.database = database;
    this.suggestions = SuggestionStore.at(dataDirectory.resolve(SUGGESTIONS), MOST_FLOWS);
    this.audit = new AuditTable(database, clock);
    this.tokens = new TokenTable(database, audit, clock);
    this.archive = new StoredArchive(database, suggestions, clock, turn);
    this.positions = new Positions(database);
    this.retention = new Retention(database, suggestions, audit, clock);
  }

  /**
   * Opens a data directory; what is missing is made, for the owner's eyes alone.
   *
   * @param dataDirectory the folder
   * @param clock what suggestions, decisions and audit lines are dated by
   * @return the store, to be closed
   * @throws StoreException where it cannot be read or written, or is of a newer version of nirs
   */
  public static ServiceStore open(Path dataDirectory, InstantSource clock) {
    DataDirectory.make(dataDirectory);
    Database database = Database.open(dataDirectory.resolve(DATABASE));
    try {
      return new ServiceStore(dataDirectory, database, clock);
    } catch (KnowledgeException e) {
      database.close();
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Suggestions.
   *
   * @return the archive
   */
  public SuggestionArchive archive() {
    return archive;
  }

  /**
   * Who may do what.
   *
   * @return the tokens
   */
  public Tokens tokens() {
    return tokens;
  }

  /**
   * What was done.
   *
   * @return the audit log
   */
  public AuditLog audit() {
    return audit;
  }

  /**
   * How far followed files were read.
   *
   * @return the positions
   */
  public Positions positions() {
    return positions;
  }

  /**
   * Suggestions as decisions need them.
   *
   * @return the files behind the archive
   */
  public SuggestionStore suggestions() {
    return suggestions;
  }

  /**
   * Begins to tell of suggestions that change after their making: decided, or superseded by a newer
   * one. What {@code archive().add} makes is its caller's to tell.
   *
   * @param listener told after the change is on disk, in the order of changes; must return at once
   */
  public void onChange(Consumer<Entry> listener) {
    turn.onChange(listener);
  }

  /**
   * Takes out old suggestions with their flows and decisions, but those that wait for a decision.
   *
   * @param age how old a suggestion must be, from its making; 0 or more
   * @return how many went
   */
  public int retain(Duration age) {
    return retain(age, Undecided.KEPT);
  }

  /**
   * Takes out old suggestions with their flows and decisions. The audit log stays whole, and so
   * does the knowledge base.
   *
   * @param age how old a suggestion must be, from its making; 0 or more
   * @param undecided what becomes of those that wait for a decision
   * @return how many went
   */
  public int retain(Duration age, Undecided undecided) {
    return turn.take(() -> retention.retain(age, undecided));
  }

  /**
   * Writes everything that the data directory holds, but what is derived, into one zip while the
   * service goes on.
   *
   * @param file the zip, which must not exist; for the owner's eyes alone
   * @param knowledge a knowledge base that goes into it too
   * @return how many files are in it
   * @throws StoreException where it exists or cannot be written; nothing is left behind then
   */
  public long backup(Path file, Optional<Path> knowledge) {
    return Backup.write(dataDirectory, knowledge, file);
  }

  Database database() {
    return database;
  }

  Turn turn() {
    return turn;
  }

  AuditTable auditTable() {
    return audit;
  }

  @Override
  public void close() {
    database.close();
  }
}
