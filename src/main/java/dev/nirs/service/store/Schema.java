package dev.nirs.service.store;

import dev.nirs.service.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;

/**
 * The tables, made and changed by the numbered scripts in {@code db/migration}. A file of a newer
 * version of nirs is refused.
 */
final class Schema {
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private Schema() {}

  /**
   * Brings a file up to date; processes take turns, since SQLite's own locks do not span scripts.
   */
  static void migrate(Path file) {
    Path lockFile = file.resolveSibling("." + file.getFileName() + ".lock");
    ONE_AT_A_TIME.lock();
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (!held.isValid()) {
        throw new IOException("the lock " + lockFile + " was lost");
      }
      Flyway.configure()
          .dataSource(Database.source(file, SQLiteConfig.TransactionMode.IMMEDIATE))
          .locations("classpath:db/migration")
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (IOException | FlywayException e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new StoreException(file + ": cannot be made ready: " + why, e);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }
}
