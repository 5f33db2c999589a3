package dev.nirs.service.store;

import dev.nirs.notation.Micros;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Closed windows that have been answered, inside of a transaction of the caller. */
final class AnsweredTable {
  private AnsweredTable() {}

  static void insert(Handle handle, Window window, Instant now) {
    handle
        .createUpdate(
            "INSERT INTO answered (source, window_start, window_close, at) VALUES (:source,"
                + " :start, :close, :at) ON CONFLICT DO NOTHING")
        .bind("source", window.source)
        .bind("start", window.start)
        .bind("close", window.close)
        .bind("at", Micros.of(now))
        .execute();
  }

  static boolean contains(Handle handle, Window window) {
    return handle
        .createQuery(
            "SELECT 1 FROM answered WHERE source = :source AND window_start = :start AND"
                + " window_close = :close")
        .bind("source", window.source)
        .bind("start", window.start)
        .bind("close", window.close)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** The newest of each source stays whatever its age: a replay begins after it. */
  static void tidy(Handle handle, Instant oldest) {
    handle
        .createUpdate(
            "DELETE FROM answered WHERE at < :oldest AND window_close < (SELECT"
                + " MAX(newest.window_close) FROM answered newest WHERE newest.source ="
                + " answered.source)")
        .bind("oldest", Micros.of(oldest))
        .execute();
  }

  /**
   * A window of a source.
   *
   * @param source the sender
   * @param start event time of its first alert, microseconds since the epoch
   * @param close event time of its close, microseconds since the epoch
   */
  record Window(String source, long start, long close) {}
}
