package dev.nirs.service.live;

import dev.nirs.service.Entry;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows that wait for an answer, and the workers that answer them: some through the model, one
 * through the baseline for those that waited too long. An answer counts once it is kept; one that
 * cannot be kept, as on a full disk, is tried again every second. What still waits at the end is
 * left to the next start, which finds its windows in the journal.
 */
final class AnswerQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerQueue.class);

  private final AnswerSettings settings;
  private final SuggestionArchive archive;
  private final Consumer<Entry> news;
  private final LiveMetrics metrics;
  private final WaitingTasks waiting;
  private final ArrayDeque<Unkept> unkept = new ArrayDeque<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Set<Thread> keeping = new HashSet<>();
  private boolean isClosed;

  AnswerQueue(
      AnswerSettings settings,
      SuggestionArchive archive,
      Consumer<Entry> news,
      LiveMetrics metrics) {
    this.settings = settings;
    this.archive = archive;
    this.news = news;
    this.metrics = metrics;
    this.waiting = new WaitingTasks(settings);
  }

  void start(Answerer answerer) {
    for (int i = 1; i <= settings.workers(); i++) {
      start("answers " + i, answerer.withModel(), answerer.baseline(), waiting::take);
    }
    SuggestionPipeline baseline = answerer.baseline();
    start("overdue answers", baseline, baseline, waiting::takeOverdue);
  }

  private void start(
      String name,
      SuggestionPipeline pipeline,
      SuggestionPipeline baseline,
      Supplier<Optional<AnswerTask>> next) {
    threads.add(
        Thread.ofPlatform().daemon().name(name).start(() -> work(pipeline, baseline, next)));
  }

  synchronized void add(AnswerTask task) {
    if (isClosed) {
      task.answer().completeExceptionally(new CancellationException("the service stops"));
      return;
    }
    waiting.add(task);
    notifyAll();
  }

  /** How many windows wait or are being answered. */
  synchronized int size() {
    return waiting.size();
  }

  /** Whether more wait than even the baseline keeps up with: answers cannot be kept. */
  synchronized boolean isStuck() {
    return waiting.size() > 2 * settings.most() + settings.workers();
  }

  /** A second has passed. */
  void tick() {
    List<Unkept> again;
    synchronized (this) {
      waiting.second();
      again = List.copyOf(unkept);
      notifyAll();
    }
    for (Unkept one : again) {
      if (!keep(one.task, one.suggestion)) {
        return;
      }
      synchronized (this) {
        unkept.remove(one);
      }
    }
  }

  private void work(
      SuggestionPipeline pipeline,
      SuggestionPipeline baseline,
      Supplier<Optional<AnswerTask>> next) {
    for (Optional<AnswerTask> task = take(next); task.isPresent(); task = take(next)) {
      AnswerTask taken = task.get();
      Optional<Suggestion> suggestion = suggest(pipeline, taken).or(() -> suggest(baseline, taken));
      if (suggestion.isEmpty()) {
        fail(taken);
      } else if (beginsToKeep()) {
        if (!keep(taken, suggestion.get())) {
          keepLater(new Unkept(taken, suggestion.get()));
        }
        endsToKeep();
      }
    }
  }

  private synchronized Optional<AnswerTask> take(Supplier<Optional<AnswerTask>> next) {
    while (!isClosed) {
      Optional<AnswerTask> task = unkept.size() < settings.most() ? next.get() : Optional.empty();
      if (task.isPresent()) {
        return task;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        return Optional.empty(); // only close() interrupts
      }
    }
    return Optional.empty();
  }

  private synchronized boolean isOver() {
    return isClosed;
  }

  /** An interrupt would close the files that are being written: who keeps is not interrupted. */
  private synchronized boolean beginsToKeep() {
    return !isClosed && keeping.add(Thread.currentThread());
  }

  private synchronized void endsToKeep() {
    keeping.remove(Thread.currentThread());
  }

  /** Whatever a window does to the pipeline, the worker lives on. */
  private Optional<Suggestion> suggest(SuggestionPipeline pipeline, AnswerTask task) {
    FutureTask<Suggestion> work = new FutureTask<>(() -> pipeline.suggest(task.window()));
    work.run();
    if (work.state() == Future.State.SUCCESS) {
      return Optional.of(work.resultNow());
    }
    if (!isOver()) {
      LOG.error("a window of {} cannot be answered", task.incident(), work.exceptionNow());
    }
    return Optional.empty();
  }

  private void fail(AnswerTask task) {
    done(task);
    task.answer().completeExceptionally(new IllegalStateException("the window cannot be answered"));
  }

  private boolean keep(AnswerTask task, Suggestion suggestion) {
    FutureTask<Entry> work =
        new FutureTask<>(
            () -> archive.add(task.incident().source().text(), task.trigger(), suggestion));
    work.run();
    if (work.state() != Future.State.SUCCESS) {
      LOG.error("a suggestion cannot be kept yet: {}", work.exceptionNow().toString());
      return false;
    }
    done(task);
    metrics.suggestion(suggestion);
    task.answer().complete(work.resultNow());
    news.accept(work.resultNow());
    return true;
  }

  private synchronized void keepLater(Unkept one) {
    unkept.add(one);
  }

  private synchronized void done(AnswerTask task) {
    waiting.done(task);
    notifyAll();
  }

  /** Ends; questions to the model are cut off, and what nobody has begun to keep is dropped. */
  @Override
  public void close() {
    List<AnswerTask> left;
    synchronized (this) {
      isClosed = true;
      left = waiting.clear();
      notifyAll();
      threads.stream().filter(thread -> !keeping.contains(thread)).forEach(Thread::interrupt);
    }
    Threads.join(threads);
    left.forEach(
        task ->
            task.answer().completeExceptionally(new CancellationException("the service stops")));
  }

  private record Unkept(AnswerTask task, Suggestion suggestion) {}
}
