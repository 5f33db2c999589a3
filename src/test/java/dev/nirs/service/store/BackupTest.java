package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.service.Act;
import dev.nirs.service.Dossier;
import dev.nirs.service.Role;
import dev.nirs.service.StoreException;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupTest {
  private static final Act ALICE = new Act("alice", "r", Optional.empty(), OptionalInt.empty());

  @TempDir Path folder;
  private Path data;
  private Path base;
  private Path zip;
  private Suggestion suggestion;
  private Dossier dossier;
  private String token;

  @BeforeEach
  void fill() throws IOException {
    data = folder.resolve("data");
    base = Files.createDirectories(folder.resolve("base"));
    zip = folder.resolve("nirs.zip");
    suggestion = Kept.suggestion(1);
    try (ServiceStore store = ServiceStore.open(data, Kept.NOON)) {
      store.archive().add("s", Trigger.CLOSED, suggestion);
      store.archive().add("s", Trigger.CLOSED, DecidingProcess.suggestion(3));
      new AnalystDesk(store, KnowledgeBase.open(base), Kept.POLICY, Kept.NOON)
          .accept(suggestion.id(), ALICE);
      token = store.tokens().create("alice", Role.ANALYST, "root");
      dossier = store.archive().find(suggestion.id()).orElseThrow();
    }
    Files.createDirectories(data.resolve("journal/s"));
    Files.write(data.resolve("journal/s/000.seg"), new byte[] {1, 2, 3});
    Files.createDirectories(data.resolve("reports"));
    Files.writeString(data.resolve("reports/one.html"), "<p>");
    Files.createDirectories(data.resolve("vector-store"));
    Files.writeString(data.resolve("vector-store/segments"), "derived");
    back(zip);
  }

  private void back(Path file) {
    try (ServiceStore store = ServiceStore.open(data, Kept.NOON)) {
      store.backup(file, Optional.of(base));
    }
  }

  @Test
  void aBackupHoldsEverythingButWhatIsDerived() throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertThat(file.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder(
              "nirs.db",
              "backup.json",
              "journal/s/000.seg",
              "reports/one.html",
              "suggestions/suggestions.jsonl",
              "suggestions/windows/" + suggestion.id() + ".gz",
              "suggestions/windows/" + DecidingProcess.suggestion(3).id() + ".gz",
              "knowledge-base/examples/accepted.jsonl");
    }
    assertThat(Files.getPosixFilePermissions(zip)).hasSize(2);
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside).containsExactlyInAnyOrder(data, base, zip);
    }
  }

  @Test
  void whatIsRestoredIsAsItWas() throws IOException {
    Path fresh = folder.resolve("fresh");
    Path knowledge = folder.resolve("knowledge");
    var verdict = restoration(fresh, knowledge, Existing.REFUSED).run(zip);
    assertThat(verdict.lines()).isEqualTo(2);
    try (ServiceStore store = ServiceStore.open(fresh, Kept.NOON)) {
      assertThat(store.archive().find(suggestion.id())).contains(dossier);
      assertThat(store.archive().window(suggestion.id())).isPresent();
      assertThat(store.tokens().find(token)).isPresent();
      assertThat(store.audit().verify()).isEqualTo(verdict);
      assertThat(store.archive().isAnswered("s", 0, 60_000_000)).isTrue();
    }
    assertThat(fresh.resolve("journal/s/000.seg")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(knowledge.resolve("examples/accepted.jsonl"))
        .hasSameBinaryContentAs(base.resolve("examples/accepted.jsonl"));
    Path again = folder.resolve("again.zip");
    try (ServiceStore store = ServiceStore.open(fresh, Kept.NOON)) {
      store.backup(again, Optional.of(knowledge));
    }
    assertThat(contents(again).keySet()).isEqualTo(contents(zip).keySet());
  }

  @Test
  void whatIsThereIsLeftAloneUnlessToldOtherwise() throws IOException {
    Map<String, String> before = tree(data);
    assertThatThrownBy(() -> restoration(data, base, Existing.REFUSED).run(zip))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is not empty");
    assertThat(tree(data)).isEqualTo(before);
    Path fresh = folder.resolve("fresh");
    Path knowledge = folder.resolve("knowledge");
    Files.createDirectories(knowledge.resolve("examples"));
    Path own = Files.writeString(knowledge.resolve("examples/accepted.jsonl"), "another\n");
    assertThatThrownBy(() -> restoration(fresh, knowledge, Existing.REFUSED).run(zip))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("accepted.jsonl");
    assertThat(own).hasContent("another");
    assertThat(tree(fresh)).isEmpty();
    restoration(data, knowledge, Existing.REPLACED).run(zip);
    assertThat(own).hasSameBinaryContentAs(base.resolve("examples/accepted.jsonl"));
    try (ServiceStore store = ServiceStore.open(data, Kept.NOON)) {
      assertThat(store.archive().find(suggestion.id())).contains(dossier);
    }
    Path aside = data.resolve(".replaced-" + Kept.NOON.instant().getEpochSecond());
    assertThat(aside.resolve("nirs.db")).exists();
    assertThat(aside.resolve("vector-store/segments")).exists();
  }

  @Test
  void aDirectoryInUseIsNotReplaced() {
    try (ServiceStore store = ServiceStore.open(data, Kept.NOON)) {
      assertThatThrownBy(() -> restoration(data, base, Existing.REPLACED).run(zip))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use");
      assertThat(store.archive().find(suggestion.id())).contains(dossier);
    }
    restoration(data, base, Existing.REPLACED).run(zip);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../evil          | x           | leads elsewhere",
        "/etc/evil        | x           | leads elsewhere",
        "a/../../evil     | x           | leads elsewhere",
        "a\\..\\evil      | x           | leads elsewhere",
        "folder/          | ''          | leads elsewhere",
        "backup.json      | {           | backup.json",
        "backup.json      | '{\"version\":2,\"auditLines\":0,\"auditHead\":\"\"}' | backup.json",
        "backup.json      | '{\"version\":1,\"auditLines\":0,\"auditHead\":\"\"}' | audit log has 2 lines",
        "nirs.db          | no database | nirs.db",
        "backup.json      | -           | no backup of nirs",
        "nirs.db          | -           | no nirs.db",
      })
  void aBackupThatIsNoneChangesNothing(String name, String text, String message)
      throws IOException {
    Map<String, byte[]> entries = contents(zip);
    if (text.equals("-")) {
      entries.remove(name);
    } else {
      entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
    refused(written(entries), message);
  }

  @Test
  void aBackupWithABrokenAuditChainIsNotRestored() throws IOException {
    Path tampered = folder.resolve("tampered");
    restoration(tampered, folder.resolve("k"), Existing.REFUSED).run(zip);
    try (ServiceStore store = ServiceStore.open(tampered, Kept.NOON)) {
      store.database().maintain("DROP TRIGGER audit_is_not_changed");
      store.database().maintain("UPDATE audit SET done_by = 'bob' WHERE number = 2");
    }
    Map<String, byte[]> entries = contents(zip);
    entries.put("nirs.db", Files.readAllBytes(tampered.resolve("nirs.db")));
    refused(written(entries), "broken at line 2");
  }

  @Test
  void aFileThatIsNoZipIsRefused() throws IOException {
    refused(Files.writeString(folder.resolve("text"), "no zip"), "no backup of nirs");
    refused(folder.resolve("absent"), "absent");
    byte[] whole = Files.readAllBytes(zip);
    Path half =
        Files.write(folder.resolve("half"), java.util.Arrays.copyOf(whole, whole.length / 2));
    refused(half, "half");
  }

  @Test
  void anExistingFileIsNotWrittenOver() throws IOException {
    byte[] before = Files.readAllBytes(zip);
    assertThatThrownBy(() -> back(zip))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("exists already");
    assertThat(zip).hasBinaryContent(before);
    assertThatThrownBy(() -> back(folder.resolve("no/such/folder.zip")))
        .isInstanceOf(StoreException.class);
  }

  /** Added and decided while the backup is written: each backup is whole in itself. */
  @Test
  void aBackupOfAServiceAtWorkIsWhole() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    try (ServiceStore store = ServiceStore.open(data, Kept.NOON)) {
      AnalystDesk desk = new AnalystDesk(store, KnowledgeBase.open(base), Kept.POLICY, Kept.NOON);
      CompletableFuture<Void> work =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 10; i < 400 && !isOver.get(); i++) {
                  Suggestion one = DecidingProcess.suggestion(i);
                  store.archive().add("s", Trigger.CLOSED, one);
                  desk.accept(one.id(), ALICE);
                }
              });
      for (int i = 0; i < 3; i++) {
        store.backup(folder.resolve(i + ".zip"), Optional.of(base));
      }
      isOver.set(true);
      work.get(60, TimeUnit.SECONDS);
    }
    for (int i = 0; i < 3; i++) {
      Path fresh = folder.resolve("fresh" + i);
      Path knowledge = folder.resolve("knowledge" + i);
      restoration(fresh, knowledge, Existing.REFUSED).run(folder.resolve(i + ".zip"));
      try (ServiceStore store = ServiceStore.open(fresh, Kept.NOON)) {
        var examples = KnowledgeBase.open(knowledge).snapshot();
        var all =
            store
                .archive()
                .list(
                    new dev.nirs.service.Listing(
                        java.util.Set.of(), Optional.empty(), java.util.OptionalLong.empty(), 500))
                .items();
        assertThat(all.size()).isGreaterThan(1);
        for (var entry : all) {
          for (var decided : store.archive().find(entry.id()).orElseThrow().decisions()) {
            assertThat(examples.example(decided.example())).isPresent();
          }
          assertThat(store.archive().window(entry.id())).isPresent();
        }
      }
    }
  }

  private Restoration restoration(Path into, Path knowledge, Existing existing) {
    return new Restoration(into, knowledge, existing, Kept.NOON);
  }

  private void refused(Path file, String message) throws IOException {
    Path fresh = folder.resolve("fresh");
    Path knowledge = folder.resolve("knowledge");
    assertThatThrownBy(() -> restoration(fresh, knowledge, Existing.REFUSED).run(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
    assertThat(tree(fresh)).isEmpty();
    assertThat(knowledge).doesNotExist();
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  private Path written(Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve("changed.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream changed = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        changed.putNextEntry(new ZipEntry(entry.getKey()));
        changed.write(entry.getValue());
      }
    }
    return file;
  }

  private static Map<String, byte[]> contents(Path file) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : List.copyOf(java.util.Collections.list(zip.entries()))) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), "" + Files.size(file));
      }
    }
    return files;
  }
}
