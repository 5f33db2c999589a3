package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.explanation.SuggestionCard;
import dev.nirs.explanation.SuggestionJson;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.Page;
import dev.nirs.service.Severity;
import dev.nirs.service.StoreException;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.window.AlertWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  @TempDir Path folder;
  private ServiceStore store;

  @BeforeEach
  void open() {
    store = ServiceStore.open(folder.resolve("data"), Kept.NOON);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsAddedIsThereAfterAReopening() {
    Suggestion suggestion = Kept.suggestion(1);
    Entry added = store.archive().add("sensor-1", Trigger.CLOSED, suggestion);
    store.close();
    open();
    Dossier dossier = store.archive().find(suggestion.id()).orElseThrow();
    assertThat(dossier.entry()).isEqualTo(added);
    assertThat(dossier.json()).isEqualTo(SuggestionJson.of(suggestion));
    assertThat(dossier.card()).isEqualTo(SuggestionCard.of(suggestion));
    assertThat(dossier.decisions()).isEmpty();
    assertThat(added)
        .isEqualTo(
            new Entry(
                1,
                suggestion.id(),
                new Entry.Origin(
                    "sensor-1",
                    Trigger.CLOSED,
                    Kept.NOON.instant(),
                    Instant.EPOCH,
                    Instant.ofEpochSecond(60)),
                Severity.LOW,
                suggestion.summary().pattern().name(),
                "FALLBACK",
                new Entry.Counts(2, 120, suggestion.rules().size(), 2, 0),
                SuggestionState.PENDING,
                1));
    AlertWindow window = store.archive().window(suggestion.id()).orElseThrow();
    assertThat(window.alerts().stream().map(a -> a.flow()))
        .isEqualTo(suggestion.window().alerts().stream().map(a -> a.flow()).toList());
    assertThat(window.benign()).isEqualTo(suggestion.window().benign());
    assertThat(store.suggestions().find(suggestion.id())).isPresent();
  }

  @Test
  void oneThatIsKeptIsLeftAsItIs() {
    Suggestion suggestion = Kept.suggestion(1);
    Entry first = store.archive().add("a", Trigger.UPDATE, suggestion);
    assertThat(store.archive().add("b", Trigger.WINDOW, suggestion)).isEqualTo(first);
    assertThat(list(Set.of(), Optional.empty()).items()).containsExactly(first);
  }

  /** An answer of an update that is the same as that of the closed window answers both. */
  @Test
  void anAnswerToAnOpenWindowThatClosesUnchangedIsTheFinalOne() {
    Suggestion suggestion = Kept.suggestion(1);
    Entry open = store.archive().add("a", Trigger.UPDATE, suggestion);
    Entry closed = store.archive().add("a", Trigger.CLOSED, suggestion);
    assertThat(closed.number()).isEqualTo(open.number());
    assertThat(closed.origin().trigger()).isEqualTo(Trigger.CLOSED);
    assertThat(closed.version()).as("what an ETag is made of").isEqualTo(open.version() + 1);
    assertThat(store.archive().add("a", Trigger.UPDATE, suggestion)).isEqualTo(closed);
    assertThat(store.archive().add("a", Trigger.CLOSED, suggestion)).isEqualTo(closed);
  }

  @Test
  void onlyAClosedWindowIsAnswered() {
    SuggestionArchive archive = store.archive();
    Suggestion suggestion = Kept.suggestion(1);
    for (Trigger trigger : List.of(Trigger.UPDATE, Trigger.REQUEST, Trigger.WINDOW)) {
      archive.add("s", trigger, suggestion);
      assertThat(archive.isAnswered("s", 0, 60_000_000)).isFalse();
    }
    archive.add("s", Trigger.CLOSED, suggestion);
    assertThat(archive.isAnswered("s", 0, 60_000_000)).isTrue();
    assertThat(archive.isAnswered("other", 0, 60_000_000)).isFalse();
    assertThat(archive.isAnswered("s", 1, 60_000_000)).isFalse();
    assertThat(archive.isAnswered("s", 0, 60_000_001)).isFalse();
  }

  @Test
  void aNewerAnswerToTheSameAlertsSupersedesThoseThatWait() {
    List<Entry> told = new ArrayList<>();
    store.onChange(told::add);
    SuggestionArchive archive = store.archive();
    Entry first = archive.add("s", Trigger.UPDATE, Kept.suggestion(1));
    Entry elsewhere = archive.add("t", Trigger.UPDATE, Kept.suggestion(2));
    Entry later = archive.add("s", Trigger.UPDATE, Kept.of(5, List.of(Kept.attack(3, 22))));
    assertThat(told).isEmpty();
    Entry second = archive.add("s", Trigger.CLOSED, Kept.suggestion(4));
    assertThat(told).singleElement().returns(first.id(), Entry::id);
    Dossier old = archive.find(first.id()).orElseThrow();
    assertThat(old.entry()).isEqualTo(told.getFirst());
    assertThat(old.entry().state()).isEqualTo(SuggestionState.SUPERSEDED);
    assertThat(old.entry().version()).isEqualTo(2);
    assertThat(old.decisions())
        .singleElement()
        .satisfies(
            decided -> {
              assertThat(decided.by()).isEqualTo("nirs");
              assertThat(decided.reason()).contains(second.id());
            });
    assertThat(list(Set.of(SuggestionState.PENDING), Optional.empty()).items())
        .extracting(Entry::id)
        .containsExactly(second.id(), later.id(), elsewhere.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "-                  | - | -  | 100 | 6 5 4 3 2 1 | -",
        "-                  | - | -  | 4   | 6 5 4 3     | 3",
        "-                  | - | 3  | 4   | 2 1         | -",
        "-                  | - | 1  | 4   |             | -",
        "-                  | a | -  | 2   | 5 3         | 3",
        "-                  | a | 3  | 2   | 1           | -",
        "-                  | b | -  | 3   | 6 4 2       | -",
        "PENDING            | - | -  | 9   | 6 5         | -",
        "SUPERSEDED         | - | -  | 9   | 4 3 2 1     | -",
        "SUPERSEDED PENDING | b | -  | 2   | 6 4         | 4",
        "ACCEPTED           | - | -  | 9   |             | -",
        "-                  | c | -  | 9   |             | -",
        "-                  | ' | -  | 9   |             | -",
      })
  void aListIsFilteredAndPaged(
      String states, String source, Long before, int limit, String numbers, Long next) {
    for (int i = 1; i <= 6; i++) {
      store.archive().add(i % 2 == 1 ? "a" : "b", Trigger.UPDATE, Kept.suggestion(i));
    }
    Set<SuggestionState> wanted =
        states == null
            ? Set.of()
            : Arrays.stream(states.split(" ", -1))
                .map(SuggestionState::valueOf)
                .collect(Collectors.toSet());
    Page<Entry> page =
        store
            .archive()
            .list(
                new Listing(
                    wanted,
                    Optional.ofNullable(source),
                    before == null ? OptionalLong.empty() : OptionalLong.of(before),
                    limit));
    assertThat(page.items().stream().map(e -> "" + e.number()).collect(Collectors.joining(" ")))
        .isEqualTo(numbers == null ? "" : numbers);
    assertThat(page.next()).isEqualTo(next == null ? OptionalLong.empty() : OptionalLong.of(next));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 501})
  void aPageOutOfRangeIsRefused(int limit) {
    assertThatThrownBy(() -> store.audit().page(OptionalLong.empty(), limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("" + limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcdef", "' OR 1=1 --", "..", "../../etc/passwd"})
  void anUnknownIdIsNone(String id) {
    store.archive().add("s", Trigger.CLOSED, Kept.suggestion(1));
    assertThat(store.archive().find(id)).isEmpty();
    assertThat(store.archive().window(id)).isEmpty();
  }

  @Test
  void theTablesAreMadeOnceHoweverOftenItIsOpened() throws Exception {
    store.archive().add("s", Trigger.CLOSED, Kept.suggestion(1));
    try (ServiceStore beside = ServiceStore.open(folder.resolve("data"), Kept.NOON)) {
      assertThat(beside.archive().find(Kept.suggestion(1).id())).isPresent();
    }
    store.close();
    open();
    assertThat(
            store
                .database()
                .<List<String>>read(
                    handle ->
                        handle
                            .createQuery("SELECT version FROM flyway_schema_history")
                            .mapTo(String.class)
                            .list()))
        .containsExactly("1");
  }

  @Test
  void aFileOfANewerVersionIsRefused() {
    store
        .database()
        .maintain(
            "INSERT INTO flyway_schema_history SELECT 2, '99', 'later', type, 'V99__later.sql', 1,"
                + " installed_by, installed_on, 1, 1 FROM flyway_schema_history LIMIT 1");
    store.close();
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nirs.db")
        .hasMessageContaining("99");
  }

  @Test
  void whatIsNoDatabaseIsAOneLineError() throws IOException {
    Path data = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(data.resolve("nirs.db"), "no database at all, but rather long".repeat(99));
    assertThatThrownBy(() -> ServiceStore.open(data, Kept.NOON))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nirs.db")
        .hasMessageNotContaining("\n");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ServiceStore.open(file, Kept.NOON))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is no folder");
  }

  /** SQLite's bound on pages stands for the end of the disk. */
  @Test
  void aFullDiskRefusesAndTheNextWriteAfterItGoesThrough() {
    store.archive().add("s", Trigger.CLOSED, Kept.suggestion(1));
    store.database().maintain("PRAGMA max_page_count = 1");
    String tooMuch = "x".repeat(4000);
    assertThatThrownBy(
            () ->
                IntStream.range(0, 100)
                    .forEach(i -> store.audit().append("me", "fill", "disk", tooMuch)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("full");
    store.database().maintain("PRAGMA max_page_count = 1000000");
    long before = store.audit().verify().lines();
    assertThat(store.audit().append("me", "go on", "", "").number()).isEqualTo(before + 1);
    assertThat(store.audit().verify().brokenAt()).isEmpty();
    store.archive().add("s", Trigger.CLOSED, Kept.suggestion(2));
    assertThat(list(Set.of(), Optional.empty()).items()).hasSize(2);
  }

  @Test
  void theFolderIsItsOwnersAlone() throws IOException {
    assertThat(Files.getPosixFilePermissions(folder.resolve("data"))).hasSize(3);
  }

  private Page<Entry> list(Set<SuggestionState> states, Optional<String> source) {
    return store.archive().list(new Listing(states, source, OptionalLong.empty(), 100));
  }
}
