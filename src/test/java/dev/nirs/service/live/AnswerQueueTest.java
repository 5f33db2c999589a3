package dev.nirs.service.live;

import static dev.nirs.service.live.LiveBench.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.Samples;
import dev.nirs.service.Entry;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.FallbackReason;
import dev.nirs.suggestion.Outcome;
import dev.nirs.suggestion.Proposal;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.summary.WindowSummary;
import dev.nirs.window.AlertWindow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerQueueTest {
  private final MemoryArchive archive = new MemoryArchive();
  private final List<Entry> news = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore model = new Semaphore(0);
  private final Semaphore asked = new Semaphore(0);
  private final AnswerQueue queue =
      new AnswerQueue(
          new AnswerSettings(1, 3, Duration.ofSeconds(5)),
          archive,
          news::add,
          new LiveMetrics(new SimpleMeterRegistry()));

  @AfterEach
  void end() {
    queue.close();
  }

  @Test
  void theNewestOfAnIncidentWins() throws InterruptedException {
    start();
    queue.add(task(0, 1, Trigger.UPDATE));
    asked.acquire();
    AnswerTask second = task(0, 2, Trigger.UPDATE);
    AnswerTask third = task(0, 3, Trigger.REQUEST);
    AnswerTask closed = task(0, 4, Trigger.CLOSED);
    AnswerTask late = task(0, 3, Trigger.REQUEST);
    List.of(second, third, closed, late).forEach(queue::add);
    model.release(10);
    Entry entry = closed.answer().join();
    assertThat(entry.counts().alerts()).isEqualTo(4);
    assertThat(second.answer().join()).isEqualTo(entry);
    assertThat(third.answer().join()).isEqualTo(entry);
    assertThat(late.answer().join()).isEqualTo(entry);
    await("news", () -> news.size() == 2);
    assertThat(archive.kept())
        .extracting(MemoryArchive.Kept::trigger)
        .containsExactly(Trigger.UPDATE, Trigger.CLOSED);
    assertThat(queue.size()).isZero();
  }

  @Test
  void whoWaitsTooLongIsAnsweredByTheBaseline() throws InterruptedException {
    start();
    queue.add(task(0, 1, Trigger.CLOSED));
    asked.acquire();
    AnswerTask waiting = task(1, 2, Trigger.CLOSED);
    queue.add(waiting);
    for (int second = 0; second < 4; second++) {
      queue.tick();
    }
    assertThat(waiting.answer()).isNotDone();
    queue.tick();
    waiting.answer().join();
    assertThat(reasons()).containsExactly("overdue");
    model.release();
    await("the first", () -> queue.size() == 0);
    assertThat(reasons()).containsExactly("overdue", "the model");
  }

  @Test
  void beyondTheLimitTheOldestIsAnsweredByTheBaseline() throws InterruptedException {
    start();
    queue.add(task(0, 1, Trigger.CLOSED));
    asked.acquire();
    List<AnswerTask> tasks = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      tasks.add(task(i, 1, Trigger.CLOSED));
    }
    tasks.forEach(queue::add);
    tasks.get(0).answer().join();
    tasks.get(1).answer().join();
    assertThat(tasks.get(2).answer()).isNotDone();
    assertThat(reasons()).containsExactly("overdue", "overdue");
    model.release(10);
    await("the rest", () -> queue.size() == 0);
  }

  /** Two workers never answer one incident at a time, so that the older cannot come last. */
  @Test
  void anIncidentIsWorkedOnOnce() throws InterruptedException {
    start();
    queue.add(task(0, 1, Trigger.UPDATE));
    asked.acquire();
    AnswerTask closed = task(0, 2, Trigger.CLOSED);
    queue.add(closed);
    for (int second = 0; second < 6; second++) {
      queue.tick();
    }
    assertThat(closed.answer()).isNotDone();
    model.release();
    closed.answer().join();
    assertThat(archive.kept())
        .extracting(MemoryArchive.Kept::trigger)
        .containsExactly(Trigger.UPDATE, Trigger.CLOSED);
  }

  @Test
  void aWorkerOutlivesWhateverAPipelineThrows() {
    Proposer broken =
        (window, summary) -> {
          throw new IllegalStateException("broken");
        };
    start(broken, Proposer.NONE);
    AnswerTask first = task(0, 1, Trigger.CLOSED);
    queue.add(first);
    assertThat(first.answer().join().outcome()).isEqualTo("FALLBACK");
    AnswerTask second = task(1, 1, Trigger.CLOSED);
    queue.add(second);
    second.answer().join();
  }

  @Test
  void whatCannotBeAnsweredAtAllFailsAlone() {
    Proposer broken =
        (window, summary) -> {
          throw new IllegalStateException("broken");
        };
    start(broken, broken);
    AnswerTask task = task(0, 1, Trigger.CLOSED);
    queue.add(task);
    assertThatThrownBy(() -> task.answer().join())
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("cannot be answered");
    assertThat(queue.size()).isZero();
  }

  @Test
  void theEndCutsQuestionsOffAndKeepsNothing() throws InterruptedException {
    start();
    AnswerTask running = task(0, 1, Trigger.CLOSED);
    queue.add(running);
    asked.acquire();
    AnswerTask waiting = task(1, 1, Trigger.CLOSED);
    queue.add(waiting);
    queue.close();
    assertThat(waiting.answer()).isCompletedExceptionally();
    assertThat(archive.kept()).isEmpty();
    AnswerTask after = task(2, 1, Trigger.CLOSED);
    queue.add(after);
    assertThat(after.answer()).isCompletedExceptionally();
  }

  /** An interrupt would close the files of what is being kept. */
  @Test
  void theEndWaitsForWhatIsBeingKept() throws InterruptedException {
    CountDownLatch isKeeping = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    AtomicBoolean wasInterrupted = new AtomicBoolean();
    archive.beforeAdding(
        () -> {
          isKeeping.countDown();
          boolean isOver = false;
          while (!isOver) {
            try {
              isOver = goesOn.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
              wasInterrupted.set(true);
            }
          }
        });
    start(Proposer.NONE, Proposer.NONE);
    AnswerTask task = task(0, 1, Trigger.CLOSED);
    queue.add(task);
    isKeeping.await();
    Thread closing = Thread.ofPlatform().start(queue::close);
    AnswerTask after = task(1, 1, Trigger.CLOSED);
    await(
        "the end",
        () -> {
          queue.add(after);
          return after.answer().isCompletedExceptionally();
        });
    goesOn.countDown();
    closing.join();
    assertThat(wasInterrupted).isFalse();
    assertThat(task.answer()).isCompleted();
    assertThat(archive.kept()).hasSize(1);
  }

  private void start() {
    start(this::askModel, (window, summary) -> failed(FallbackReason.TIMED_OUT, "overdue"));
  }

  private void start(Proposer model, Proposer overdue) {
    queue.start(
        new Answerer() {
          @Override
          public SuggestionPipeline withModel() {
            return new SuggestionPipeline(LiveBench.POLICY, model);
          }

          @Override
          public SuggestionPipeline baseline() {
            return new SuggestionPipeline(LiveBench.POLICY, overdue);
          }
        });
  }

  private Proposal askModel(AlertWindow window, WindowSummary summary) {
    asked.release();
    try {
      boolean answered = model.tryAcquire(60, TimeUnit.SECONDS);
      return failed(FallbackReason.DECLINED, answered ? "the model" : "nobody answered");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(FallbackReason.SERVER_FAULT, "cancelled");
    }
  }

  private static Proposal failed(FallbackReason reason, String detail) {
    return new Proposal.Failed(reason, detail, Optional.empty());
  }

  private List<String> reasons() {
    return archive.kept().stream()
        .map(kept -> kept.suggestion().outcome())
        .map(
            outcome ->
                outcome instanceof Outcome.Fallback fallback ? fallback.detail() : outcome.word())
        .toList();
  }

  private static AnswerTask task(int incident, int alerts, Trigger trigger) {
    List<String> flows = new ArrayList<>();
    for (int i = 0; i < alerts; i++) {
      flows.add("tcp 203.0.113.1:" + (1000 + i) + " > 192.0.2.10:22");
    }
    AlertWindow plain = Samples.window(flows, List.of());
    AlertWindow window =
        new AlertWindow(1, incident, 60_000_000L + incident, plain.alerts(), List.of());
    return AnswerTask.of(new SourceName("eve"), trigger, window, 0);
  }
}
