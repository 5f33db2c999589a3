package dev.nirs.service.run;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something over and over in a thread of its own, whatever comes of it. */
final class Seconds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Seconds.class);

  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> repeated;

  private Seconds(Runnable work, long millis) {
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clock").factory());
    this.repeated =
        executor.scheduleWithFixedDelay(() -> safely(work), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Does it once a second. */
  static Seconds start(Runnable work) {
    return every(1000, work);
  }

  /** Does it with a pause of so many milliseconds between. */
  static Seconds every(long millis, Runnable work) {
    return new Seconds(work, millis);
  }

  private static void safely(Runnable work) {
    FutureTask<Void> task = new FutureTask<>(work, null);
    task.run();
    if (task.state() == Future.State.FAILED) {
      LOG.error("what is done every second failed", task.exceptionNow());
    }
  }

  @Override
  public void close() {
    repeated.cancel(false);
    executor.close();
  }
}
