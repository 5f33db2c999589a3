package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.service.Act;
import dev.nirs.service.Desk;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Listing;
import dev.nirs.service.Role;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty callers at once, half of them through a second store as another process would have. */
class ManyCallersTest {
  private static final int CALLERS = 50;
  private static final long DAY = 86_400_000_000L;

  @TempDir Path folder;
  private ServiceStore store;
  private ServiceStore beside;
  private KnowledgeBase base;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    base = KnowledgeBase.open(Files.createDirectories(folder.resolve("base")));
    store = ServiceStore.open(folder.resolve("data"), Kept.NOON);
    beside = ServiceStore.open(folder.resolve("data"), Kept.NOON);
    desk = new AnalystDesk(store, base, Kept.POLICY, Kept.NOON);
  }

  @AfterEach
  void close() {
    beside.close();
    store.close();
  }

  @Test
  void oneOfManyDecidesTheOthersSeeIt() throws Exception {
    Suggestion suggestion = Kept.suggestion(1);
    store.archive().add("s", Trigger.CLOSED, suggestion);
    List<DeskAnswer> answers =
        atOnce(
            i -> decide(i % 4, suggestion.id(), new Act("a" + i, "r", Optional.empty(), none())));
    assertThat(answers).filteredOn(DeskAnswer.Done.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(DeskAnswer.Conflict.class::isInstance).hasSize(CALLERS - 1);
    assertThat(store.archive().find(suggestion.id()).orElseThrow().decisions()).hasSize(1);
    assertThat(store.audit().verify().lines()).isEqualTo(1);
  }

  @Test
  void oneKeyIsOneDecision() throws Exception {
    Suggestion suggestion = Kept.suggestion(1);
    store.archive().add("s", Trigger.CLOSED, suggestion);
    Act keyed = new Act("alice", "r", Optional.of("k"), OptionalInt.of(1));
    List<DeskAnswer> answers = atOnce(i -> desk.accept(suggestion.id(), keyed));
    assertThat(new HashSet<>(answers)).singleElement().isInstanceOf(DeskAnswer.Done.class);
    assertThat(base.snapshot().examples()).hasSize(1);
  }

  /** Every caller adds, decides, makes a token, reads and writes the audit log. */
  @Test
  void everythingAtOnceStaysWhole() throws Exception {
    Set<String> tokens = ConcurrentHashMap.newKeySet();
    List<DeskAnswer> answers =
        atOnce(
            i -> {
              ServiceStore mine = i % 2 == 0 ? store : beside;
              Suggestion suggestion =
                  Kept.of(i * DAY, List.of(Kept.attack(i, 22), Kept.attack(i, 1000 + i)));
              mine.archive().add("s" + i % 5, Trigger.CLOSED, suggestion);
              tokens.add(mine.tokens().create("t" + i, Role.VIEWER, "root"));
              mine.audit().append("a" + i, "look", suggestion.id(), "");
              mine.archive().list(new Listing(Set.of(), Optional.empty(), OptionalLong.empty(), 9));
              return decide(
                  i % 4, suggestion.id(), new Act("a" + i, "r", Optional.empty(), none()));
            });
    assertThat(answers).allMatch(DeskAnswer.Done.class::isInstance);
    assertThat(tokens).hasSize(CALLERS).allMatch(t -> beside.tokens().find(t).isPresent());
    var all =
        store.archive().list(new Listing(Set.of(), Optional.empty(), OptionalLong.empty(), 99));
    assertThat(all.items()).hasSize(CALLERS);
    assertThat(all.items()).noneMatch(e -> e.state() == SuggestionState.PENDING);
    assertThat(all.items()).allMatch(e -> store.archive().window(e.id()).isPresent());
    assertThat(store.audit().verify().lines()).isEqualTo(3L * CALLERS);
    assertThat(store.audit().verify().brokenAt()).isEmpty();
  }

  private DeskAnswer decide(int verb, String id, Act act) {
    return switch (verb) {
      case 0 -> desk.accept(id, act);
      case 1 -> desk.edit(id, store.suggestions().find(id).orElseThrow().rules(), act);
      case 2 -> desk.reject(id, List.of(), act);
      default -> desk.supersede(id, act);
    };
  }

  private static OptionalInt none() {
    return OptionalInt.empty();
  }

  private static <T> List<T> atOnce(IntFunction<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    CountDownLatch ready = new CountDownLatch(CALLERS);
    List<T> results = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int number = i;
        futures.add(
            callers.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.apply(number);
                }));
      }
      for (Future<T> future : futures) {
        results.add(future.get(120, TimeUnit.SECONDS));
      }
    }
    return results;
  }
}
