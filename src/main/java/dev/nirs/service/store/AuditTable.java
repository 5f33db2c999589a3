package dev.nirs.service.store;

import dev.nirs.notation.Micros;
import dev.nirs.notation.Printable;
import dev.nirs.service.AuditLog;
import dev.nirs.service.Listing;
import dev.nirs.service.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** The audit log in its table, which refuses changes and deletions. */
final class AuditTable implements AuditLog {
  /** What stands for the hash before the first line. */
  static final String NOTHING = "0".repeat(64);

  private static final int MOST_CHARACTERS = 4000;

  private final Database database;
  private final InstantSource clock;

  AuditTable(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Line append(String by, String action, String subject, String detail) {
    return database.write(handle -> append(handle, new Event(by, action, subject, detail)));
  }

  /** Writes a line as part of a transaction. */
  Line append(Handle handle, Event event) {
    Optional<Line> last =
        handle
            .createQuery("SELECT * FROM audit ORDER BY number DESC LIMIT 1")
            .map((row, context) -> line(row))
            .findOne();
    long at = Micros.of(clock.instant());
    Line bare =
        new Line(
            last.map(Line::number).orElse(0L) + 1,
            Micros.instant(at),
            plain(event.by),
            plain(event.action),
            plain(event.subject),
            plain(event.detail),
            "");
    Line line = hashed(bare, last.map(Line::hash).orElse(NOTHING));
    handle
        .createUpdate(
            "INSERT INTO audit (number, at, done_by, action, subject, detail, hash)"
                + " VALUES (:number, :at, :by, :action, :subject, :detail, :hash)")
        .bind("number", line.number())
        .bind("at", at)
        .bind("by", line.by())
        .bind("action", line.action())
        .bind("subject", line.subject())
        .bind("detail", line.detail())
        .bind("hash", line.hash())
        .execute();
    return line;
  }

  @Override
  public Page<Line> page(OptionalLong before, int limit) {
    if (limit < 1 || limit > Listing.MOST) {
      throw new IllegalArgumentException("limit " + limit + " is not 1 to " + Listing.MOST);
    }
    List<Line> lines =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM audit WHERE number < :before ORDER BY number DESC LIMIT"
                            + " :most")
                    .bind("before", before.orElse(Long.MAX_VALUE))
                    .bind("most", limit + 1)
                    .map((row, context) -> line(row))
                    .list());
    return Pages.of(lines, limit, Line::number);
  }

  @Override
  public Verdict verify() {
    return database.read(AuditTable::verify);
  }

  /** Also asks which number was given last: SQLite keeps it, so that an end cut off may show. */
  static Verdict verify(Handle handle) {
    long given =
        handle
            .createQuery("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'audit'")
            .mapTo(Long.class)
            .one();
    try (ResultIterator<Line> lines =
        handle
            .createQuery("SELECT * FROM audit ORDER BY number")
            .map((row, context) -> line(row))
            .iterator()) {
      return verify(lines, given);
    }
  }

  private static Verdict verify(Iterator<Line> lines, long given) {
    String head = NOTHING;
    long read = 0;
    while (lines.hasNext()) {
      Line line = lines.next();
      if (line.number() != read + 1 || !hashed(line, head).equals(line)) {
        return new Verdict(read + 1, OptionalLong.of(read + 1), head);
      }
      head = line.hash();
      read++;
    }
    return new Verdict(read, given > read ? OptionalLong.of(read + 1) : OptionalLong.empty(), head);
  }

  private static Line hashed(Line line, String before) {
    String hash =
        ListHash.of(
            List.of(
                before,
                Long.toString(line.number()),
                line.at().toString(),
                line.by(),
                line.action(),
                line.subject(),
                line.detail()));
    return new Line(
        line.number(), line.at(), line.by(), line.action(), line.subject(), line.detail(), hash);
  }

  /** A line is never lost for an odd character or its length. */
  private static String plain(String text) {
    return Printable.head(text, MOST_CHARACTERS);
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("number"),
        Micros.instant(row.getLong("at")),
        row.getString("done_by"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("hash"));
  }

  /**
   * What was done.
   *
   * @param by who did it
   * @param action what
   * @param subject to what
   * @param detail one line more
   */
  record Event(String by, String action, String subject, String detail) {}
}
