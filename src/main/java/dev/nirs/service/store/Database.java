package dev.nirs.service.store;

import dev.nirs.service.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A SQLite file in write-ahead mode: one writer at a time, readers beside it. A transaction that
 * returned is on disk ({@code synchronous=FULL}). Other processes may use the file too. Safe for
 * several threads.
 */
final class Database implements AutoCloseable {
  private static final int MOST_READERS = 8;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final Set<SQLiteErrorCode> BUSY =
      Set.of(SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED);

  private final Path file;
  private final Link writer;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Semaphore readers = new Semaphore(MOST_READERS);
  private final ConcurrentLinkedDeque<Link> idle = new ConcurrentLinkedDeque<>();

  private Database(Path file, Link writer) {
    this.file = file;
    this.writer = writer;
  }

  /** Opens a file, which is created where it is missing, and brings its tables up to date. */
  static Database open(Path file) {
    Schema.migrate(file);
    return new Database(file, link(file, SQLiteConfig.TransactionMode.IMMEDIATE));
  }

  /** A source of connections as all of them are set. */
  static SQLiteDataSource source(Path file, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  /**
   * Whether anyone has a file open: every user of write-ahead mode holds a shared lock on it, which
   * exclusive mode does not get past.
   */
  static boolean isInUse(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(0);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      statement.execute("ROLLBACK");
      return false;
    } catch (SQLiteException e) {
      if (BUSY.contains(e.getResultCode())) {
        return true;
      }
      throw new StoreException(file + ": cannot be opened: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw new StoreException(file + ": cannot be opened: " + e.getMessage(), e);
    }
  }

  private static Link link(Path file, SQLiteConfig.TransactionMode mode) {
    try {
      Connection connection = source(file, mode).getConnection();
      return new Link(connection, Jdbi.create(connection));
    } catch (SQLException e) {
      throw new StoreException(file + ": cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Does something in one transaction; once this returns it is on disk. */
  <T> T write(Function<Handle, T> work) {
    writing.lock();
    try {
      return writer.jdbi.inTransaction(handle -> work.apply(handle));
    } catch (JdbiException e) {
      throw failed("written", e);
    } finally {
      writing.unlock();
    }
  }

  /** Does something outside of any transaction, while no other writer of this process works. */
  void maintain(String statement) {
    writing.lock();
    try {
      writer.jdbi.useHandle(handle -> handle.execute(statement));
    } catch (JdbiException e) {
      throw failed("written", e);
    } finally {
      writing.unlock();
    }
  }

  /** Reads at one moment of the file. */
  <T> T read(Function<Handle, T> work) {
    readers.acquireUninterruptibly();
    try {
      Link pooled = idle.poll();
      Link reader = pooled == null ? link(file, SQLiteConfig.TransactionMode.DEFERRED) : pooled;
      try {
        return reader.jdbi.inTransaction(handle -> work.apply(handle));
      } finally {
        idle.push(reader);
      }
    } catch (JdbiException e) {
      throw failed("read", e);
    } finally {
      readers.release();
    }
  }

  private StoreException failed(String done, JdbiException e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    String why = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    return new StoreException(file + ": cannot be " + done + ": " + why, e);
  }

  /** Waits for the writer and ends; a reader that is still at work fails. */
  @Override
  public void close() {
    writing.lock();
    try {
      for (Link reader = idle.poll(); reader != null; reader = idle.poll()) {
        reader.connection.close();
      }
      writer.connection.close();
    } catch (SQLException e) {
      throw new StoreException(file + ": cannot be closed: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }

  /** One connection, which Jdbi uses again and again. */
  private record Link(Connection connection, Jdbi jdbi) {}
}
