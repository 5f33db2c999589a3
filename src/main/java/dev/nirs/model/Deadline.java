package dev.nirs.model;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Work that ends when its time is over, whatever it waits for. */
final class Deadline {

  private Deadline() {}

  /**
   * Runs work in a thread of its own and waits for it.
   *
   * @param limit most time
   * @param work what to do; interrupted when the time is over or the caller is interrupted
   * @param otherwise what {@link ModelFailure.TimedOut} or {@link ModelFailure.Cancelled} comes to
   * @return what the work returns, or what the failure comes to
   */
  static <T> T within(Duration limit, Callable<T> work, Function<ModelFailure, T> otherwise) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().name("ollama").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return otherwise.apply(new ModelFailure.TimedOut(limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise.apply(new ModelFailure.Cancelled());
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a model failed in our own code", e.getCause());
    } finally {
      task.cancel(true);
    }
  }
}
