package dev.nirs.app;

import dev.nirs.evaluation.traffic.DetectedTrace;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.Metric;
import dev.nirs.evaluation.traffic.PublishedLoop;
import dev.nirs.evaluation.traffic.Replay;
import dev.nirs.evaluation.traffic.ReplayResult;
import dev.nirs.evaluation.traffic.ReplaySettings;
import dev.nirs.evaluation.traffic.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** All replays of one capture. */
final class TrafficReplays {
  private final TrafficSettings settings;
  private final Trace trace;
  private final BitSet reported;
  private final DetectedTrace seen;
  private final double ingestSeconds;

  TrafficReplays(
      TrafficSettings settings,
      Trace trace,
      BitSet reported,
      DetectedTrace seen,
      double ingestSeconds) {
    this.settings = settings;
    this.trace = trace;
    this.reported = reported;
    this.seen = seen;
    this.ingestSeconds = ingestSeconds;
  }

  /** Runs them on all processors and hands them on in order. */
  void run(
      ReplayStrategies strategies, TrafficEvaluation.Listener listener, Consumer<Measurement> sink)
      throws InputException {
    List<Task> tasks = tasks();
    AtomicInteger done = new AtomicInteger();
    int threads = Math.min(tasks.size(), Runtime.getRuntime().availableProcessors());
    List<Future<Measurement>> waiting = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
      for (Task task : tasks) {
        ReplayStrategies.Made strategy = strategies.make(task.name, task.setting, seen);
        strategy.note().ifPresent(listener::note);
        waiting.add(
            pool.submit(
                () -> {
                  Measurement measured = measure(task, strategy);
                  listener.replayed(measured, done.incrementAndGet(), tasks.size());
                  return measured;
                }));
      }
      for (Future<Measurement> future : waiting) {
        sink.accept(result(future));
      }
    }
  }

  private static Measurement result(Future<Measurement> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a replay runs", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a replay failed", e.getCause());
    }
  }

  private List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    TrafficSettings.Grid grid = settings.grid();
    for (TrafficSettings.StrategyName name : grid.strategies()) {
      for (double epsilon : grid.epsilons()) {
        for (Duration update : grid.updates()) {
          for (Duration ttl : grid.ttls()) {
            tasks.add(new Task(name, new Measurement.Setting(epsilon, update, ttl)));
          }
        }
      }
    }
    return tasks;
  }

  private Measurement measure(Task task, ReplayStrategies.Made made) {
    long start = System.nanoTime();
    ReplayResult result = isPublishedLoop(task) ? loop(task) : replay(task, made);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measurement(
        trace.name(),
        task.name.word(),
        task.setting,
        result,
        new Measurement.Cost(ingestSeconds, seconds));
  }

  private boolean isPublishedLoop(Task task) {
    return settings.frame().metric() == Metric.PUBLISHED
        && task.name == TrafficSettings.StrategyName.HEURISTIC;
  }

  private ReplayResult loop(Task task) {
    int most = ReplayStrategies.capacity(settings.frame());
    long step = task.setting.update().toNanos() / 1000;
    return new PublishedLoop(trace, reported, task.setting.epsilon(), step, most).run();
  }

  private ReplayResult replay(Task task, ReplayStrategies.Made made) {
    ReplaySettings replay =
        new ReplaySettings(
            settings.frame().windows(),
            task.setting.update(),
            task.setting.ttl(),
            ReplayStrategies.bounds(settings.frame(), task.setting.epsilon()),
            settings.frame().metric(),
            settings.frame().isReviewed());
    return new Replay(seen, replay, made.strategy().get()).run();
  }

  /** One replay to run. */
  private record Task(TrafficSettings.StrategyName name, Measurement.Setting setting) {}
}
