package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.service.AuditLog;
import dev.nirs.service.Principal;
import dev.nirs.service.Role;
import dev.nirs.service.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  @TempDir Path folder;
  private ServiceStore store;

  @BeforeEach
  void open() {
    store = ServiceStore.open(folder, Kept.NOON);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aTokenIsKnownUntilItIsRevoked() {
    Tokens tokens = store.tokens();
    String analyst = tokens.create("alice", Role.ANALYST, "root");
    String sensor = tokens.create("Sensor_1.dmz", Role.SENSOR, "root");
    assertThat(analyst).matches("nirs_[A-Za-z0-9_-]{43}").isNotEqualTo(sensor);
    assertThat(tokens.find(analyst)).contains(new Principal("alice", Role.ANALYST));
    assertThat(tokens.find(sensor)).contains(new Principal("Sensor_1.dmz", Role.SENSOR));
    assertThat(tokens.all())
        .containsExactly(
            new Tokens.Token("Sensor_1.dmz", Role.SENSOR, Kept.NOON.instant()),
            new Tokens.Token("alice", Role.ANALYST, Kept.NOON.instant()));
    try (ServiceStore beside = ServiceStore.open(folder, Kept.NOON)) {
      assertThat(beside.tokens().revoke("alice", "root")).isTrue();
    }
    assertThat(tokens.find(analyst)).isEmpty();
    assertThat(tokens.revoke("alice", "root")).isFalse();
    String again = tokens.create("alice", Role.VIEWER, "root");
    assertThat(tokens.find(analyst)).isEmpty();
    assertThat(tokens.find(again)).contains(new Principal("alice", Role.VIEWER));
    assertThat(store.audit().page(OptionalLong.empty(), 9).items())
        .extracting(AuditLog.Line::action)
        .containsExactly("token-create", "token-revoke", "token-create", "token-create");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a/b",
        "a\n",
        "\u00e4",
        "local",
        "nirs",
        "taken",
        "a\u0000",
        "'",
        "1234567890123456789012345678901234567890123456789012345678901"
      })
  void aNameThatIsNoneOrTakenIsRefused(String name) {
    store.tokens().create("taken", Role.VIEWER, "root");
    assertThatThrownBy(() -> store.tokens().create(name, Role.VIEWER, "root"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name '")
        .hasMessageNotContaining("\n");
    assertThat(store.tokens().all()).hasSize(1);
    assertThat(store.audit().verify().lines()).isEqualTo(1);
  }

  @Test
  void whatIsNotATokenIsNobodys() {
    String token = store.tokens().create("alice", Role.ANALYST, "root");
    char last = token.charAt(token.length() - 1);
    for (String wrong :
        List.of(
            "",
            "nirs_",
            token + " ",
            " " + token,
            token.substring(1),
            token.substring(0, token.length() - 1),
            token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'),
            token.toUpperCase(java.util.Locale.ROOT),
            token + "\n",
            "nirs_" + "A".repeat(43),
            "' OR 1=1 --",
            "x".repeat(100_000))) {
      assertThat(store.tokens().find(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void onlyAHashIsOnDisk() throws IOException {
    String token = store.tokens().create("alice", Role.ANALYST, "root");
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(token)
            .doesNotContain(token.substring(5));
      }
    }
  }
}
