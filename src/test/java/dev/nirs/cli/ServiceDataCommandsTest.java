package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.service.store.ServiceStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands over the data of the service: token, audit, backup, restore, prune. */
class ServiceDataCommandsTest {
  @TempDir Path folder;
  private String out = "";
  private String err = "";

  @Test
  void tokensAreMadeListedAndEnded() {
    assertThat(run("token", "list")).isEqualTo(2);
    assertThat(err).contains("holds no data of nirs");
    assertThat(run("token", "add", "alice", "--role", "analyst", "--by", "root")).isZero();
    assertThat(out.strip()).matches("nirs_[A-Za-z0-9_-]{43}");
    String token = out.strip();
    try (ServiceStore store = ServiceStore.open(folder.resolve("data"), () -> Instant.EPOCH)) {
      assertThat(store.tokens().find(token)).isPresent();
    }
    assertThat(run("token", "list")).isZero();
    assertThat(out).contains("alice", "analyst").doesNotContain("nirs_");
    assertThat(run("token", "revoke", "alice", "bob\u001b")).isEqualTo(1);
    assertThat(out).contains("revoked: alice", "no valid token of that name: bob?");
    assertThat(run("token", "list")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token add                            | NAME",
        "token add alice                      | --role",
        "token add alice --role root          | no role",
        "token add alice --role ANALYST       | no role",
        "token add a/b --role viewer          | name 'a/b'",
        "token add local --role viewer        | name 'local'",
        "token revoke                         | NAME",
        "audit verify                         | holds no data",
        "audit verify now                     | now",
        "backup                               | FILE",
        "backup x.zip                         | holds no data",
        "restore                              | FILE",
        "prune                                | --older-than",
        "prune --older-than 0                 | --older-than 0",
        "prune --older-than soon              | soon",
        "prune --older-than 9                 | holds no data",
      })
  void wrongUsageIsOneLine(String line, String message) {
    assertThat(run(line.split(" ", -1))).isEqualTo(2);
    assertThat(err.strip()).contains(message).doesNotContain("\n");
    assertThat(out).isEmpty();
  }

  @Test
  void aTamperedAuditLogIsTold() throws SQLException {
    for (String name : List.of("a", "b", "c")) {
      run("token", "add", name, "--role", "viewer");
    }
    assertThat(run("audit", "verify")).isZero();
    assertThat(out).matches("whole: 3 lines, last hash [0-9a-f]{64}\n");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/nirs.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER audit_is_not_changed");
      statement.execute("UPDATE audit SET subject = 'd' WHERE number = 2");
    }
    assertThat(run("audit", "verify")).isEqualTo(1);
    assertThat(out).contains("broken: line 2");
  }

  @Test
  void aBackupIsRestored() throws IOException {
    run("token", "add", "alice", "--role", "viewer");
    String zip = folder.resolve("b.zip").toString();
    String base = Files.createDirectories(folder.resolve("base")).toString();
    assertThat(run("backup", zip, "--knowledge", base)).isZero();
    assertThat(out).contains(" files");
    assertThat(run("backup", zip, "--knowledge", base)).isEqualTo(3);
    assertThat(err).contains("exists already");
    assertThat(run("restore", zip, "--knowledge", base)).isEqualTo(3);
    assertThat(err).contains("is not empty").contains("--force");
    assertThat(run("restore", zip, "--knowledge", base, "--force")).isZero();
    assertThat(out).contains("audit log whole, 1 lines");
    assertThat(run("token", "list")).isZero();
    assertThat(run("prune", "--older-than", "1", "--undecided")).isZero();
    assertThat(out).contains("0 suggestions removed");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data-dir");
    all.add(folder.resolve("data").toString());
    StringWriter result = new StringWriter();
    StringWriter faults = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(result, true),
            new PrintWriter(faults, true),
            all.toArray(String[]::new));
    out = result.toString();
    err = faults.toString();
    return code;
  }
}
