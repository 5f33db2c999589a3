package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.service.Act;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
  private static final Act ALICE = new Act("alice", "r", Optional.empty(), OptionalInt.empty());

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  /** One suggestion a day for eight days, every other one decided; looked at on the ninth. */
  @ParameterizedTest
  @CsvSource({
    "8, KEPT, 01234567", "7, KEPT, 1234567", "5, KEPT, 134567", "0, KEPT, 1357",
    "8, REMOVED, 01234567", "7, REMOVED, 1234567", "5, REMOVED, 34567", "0, REMOVED, ''"
  })
  void whatIsOldGoesButWhatWaits(int days, Undecided undecided, String left) throws Exception {
    KnowledgeBase base = KnowledgeBase.open(Files.createDirectories(folder.resolve("base")));
    try (ServiceStore store = ServiceStore.open(folder.resolve("data"), now::get)) {
      AnalystDesk desk = new AnalystDesk(store, base, Kept.POLICY, now::get);
      List<Suggestion> all = new ArrayList<>();
      for (int day = 0; day < 8; day++) {
        now.set(Instant.EPOCH.plus(Duration.ofDays(day)));
        all.add(DecidingProcess.suggestion(day));
        store.archive().add("s", Trigger.CLOSED, all.getLast());
        if (day % 2 == 0) {
          desk.accept(all.getLast().id(), ALICE);
        }
      }
      now.set(Instant.EPOCH.plus(Duration.ofDays(8)));
      assertThat(store.retain(Duration.ofDays(days), undecided)).isEqualTo(8 - left.length());
      assertThat(store.retain(Duration.ofDays(days), undecided)).isZero();
      StringBuilder there = new StringBuilder();
      for (int day = 0; day < 8; day++) {
        String id = all.get(day).id();
        boolean isKept = store.archive().find(id).isPresent();
        there.append(isKept ? "" + day : "");
        assertThat(store.archive().window(id).isPresent()).isEqualTo(isKept);
        assertThat(store.suggestions().find(id).isPresent()).isEqualTo(isKept);
      }
      assertThat(there).asString().isEqualTo(left);
      assertThat(store.audit().verify().brokenAt()).isEmpty();
      assertThat(store.audit().verify().lines()).isEqualTo(left.length() < 8 ? 5 : 4);
      assertThat(base.snapshot().activeExamples()).hasSize(4);
      assertThat(
              store
                  .archive()
                  .isAnswered("s", all.getLast().window().start(), all.getLast().window().close()))
          .isTrue();
      Entry next = store.archive().add("s", Trigger.CLOSED, DecidingProcess.suggestion(9));
      assertThat(next.number()).isEqualTo(9);
    }
  }

  @Test
  void anAgeBelowZeroIsRefused() {
    try (ServiceStore store = ServiceStore.open(folder, Kept.NOON)) {
      assertThatThrownBy(() -> store.retain(Duration.ofDays(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("below 0");
      assertThat(store.retain(Duration.ZERO)).isZero();
      assertThat(
              store
                  .archive()
                  .list(new Listing(Set.of(), Optional.empty(), OptionalLong.empty(), 1))
                  .items())
          .isEmpty();
    }
  }
}
