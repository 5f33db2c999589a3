package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.service.AuditLog;
import dev.nirs.service.Page;
import dev.nirs.service.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;

class AuditLogTest {
  @TempDir Path folder;
  private ServiceStore store;

  @BeforeEach
  void write() {
    store = ServiceStore.open(folder, Kept.NOON);
    for (int i = 1; i <= 7; i++) {
      store.audit().append("analyst " + i % 2, "accept", "id" + i, "reason " + i);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void linesAreNumberedAndChained() {
    Page<AuditLog.Line> newest = store.audit().page(OptionalLong.empty(), 3);
    assertThat(newest.items()).extracting(AuditLog.Line::number).containsExactly(7L, 6L, 5L);
    assertThat(newest.next()).hasValue(5);
    assertThat(store.audit().page(OptionalLong.of(2), 3).next()).isEmpty();
    AuditLog.Line last = newest.items().getFirst();
    assertThat(last.at()).isEqualTo(Kept.NOON.instant());
    assertThat(last.detail()).isEqualTo("reason 7");
    assertThat(store.audit().verify())
        .isEqualTo(new AuditLog.Verdict(7, OptionalLong.empty(), last.hash()));
  }

  @Test
  void oddTextIsKeptAsOneHarmlessLine() {
    AuditLog.Line line = store.audit().append("me\u001b[2J", "a\nb", "\u00e4", "x".repeat(100_000));
    assertThat(line.by()).isEqualTo("me?[2J");
    assertThat(line.action()).isEqualTo("a?b");
    assertThat(line.detail()).hasSize(4000);
    assertThat(store.audit().verify().brokenAt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "UPDATE audit SET detail = 'another' WHERE number = 4               | 4",
        "UPDATE audit SET done_by = 'analyst 2' WHERE number = 1            | 1",
        "UPDATE audit SET action = 'reject' WHERE number = 7                | 7",
        "UPDATE audit SET at = at + 1 WHERE number = 3                      | 3",
        "UPDATE audit SET subject = 'id2 ' WHERE number = 2                  | 2",
        "UPDATE audit SET hash = replace(hash, 'a', 'b') WHERE number = 5   | 5",
        "DELETE FROM audit WHERE number = 6                                 | 6",
        "DELETE FROM audit WHERE number = 1                                 | 1",
        "DELETE FROM audit WHERE number = 7                                 | 7",
        "DELETE FROM audit WHERE number > 2                                 | 3",
        "DELETE FROM audit                                                  | 1",
        "UPDATE audit SET number = 99 WHERE number = 7                      | 7",
        "UPDATE audit SET action = 'acceptid', subject = '4' WHERE number=4 | 4",
        "INSERT INTO audit SELECT 8, at, done_by, action, subject, detail, hash FROM audit WHERE number = 7 | 8",
        "INSERT INTO audit SELECT 0, at, done_by, action, subject, detail, hash FROM audit WHERE number = 1 | 1",
        "UPDATE audit SET hash = (SELECT hash FROM audit o WHERE o.number = 9 - audit.number) WHERE number IN (4, 5) | 4",
      })
  void tamperingIsFoundAtItsLine(String statement, long line) throws SQLException {
    tamper("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_shortened");
    tamper(statement);
    assertThat(store.audit().verify().brokenAt()).hasValue(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET detail = '' WHERE number = 1",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE number = 7",
      })
  void theTableRefusesChanges(String statement) {
    assertThatThrownBy(() -> tamper(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("only grows");
    assertThatThrownBy(() -> store.database().maintain(statement))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("only grows");
    assertThat(store.audit().verify().brokenAt()).isEmpty();
  }

  @Test
  void anEmptyLogHolds() {
    try (ServiceStore fresh = ServiceStore.open(folder.resolve("fresh"), Kept.NOON)) {
      assertThat(fresh.audit().verify())
          .isEqualTo(new AuditLog.Verdict(0, OptionalLong.empty(), AuditTable.NOTHING));
      assertThat(fresh.audit().page(OptionalLong.empty(), 1).items()).isEmpty();
    }
  }

  /** By another process, as far as the store can tell. */
  private void tamper(String statements) throws SQLException {
    try (Connection connection =
            Database.source(folder.resolve("nirs.db"), SQLiteConfig.TransactionMode.DEFERRED)
                .getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : statements.split(";", -1)) {
        statement.execute(one);
      }
    }
  }
}
