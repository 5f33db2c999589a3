package dev.nirs.service.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How far followed files were read, over restarts. To be written after the events before it are on
 * disk: a crash between reads them once more and loses none. Safe for several threads.
 */
public final class Positions {
  private final Database database;

  Positions(Database database) {
    this.database = database;
  }

  /**
   * Where to go on.
   *
   * @param path the file's name
   * @return the position noted last; empty where none is
   */
  public Optional<FilePosition> find(Path path) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM position WHERE path = :path")
                .bind("path", path.toString())
                .map(
                    (row, context) ->
                        new FilePosition(
                            path,
                            row.getString("file_key"),
                            row.getLong("reached"),
                            row.getString("head")))
                .findOne());
  }

  /**
   * Notes a position in place of the one before; once this returns it is on disk.
   *
   * @param position the position
   */
  public void put(FilePosition position) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO position (path, file_key, reached, head) VALUES (:path, :key,"
                        + " :reached, :head) ON CONFLICT (path) DO UPDATE SET file_key = :key,"
                        + " reached = :reached, head = :head")
                .bind("path", position.path().toString())
                .bind("key", position.fileKey())
                .bind("reached", position.offset())
                .bind("head", position.head())
                .execute());
  }
}
