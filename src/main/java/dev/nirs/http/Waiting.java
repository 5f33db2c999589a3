package dev.nirs.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for suggestions as long as the client wants to, and no longer. */
final class Waiting {
  private static final int USUAL_SECONDS = 60;
  private static final int MOST_SECONDS = 300;

  private Waiting() {}

  /** How long a client waits. */
  static int seconds(Query query) {
    return query.number("wait", USUAL_SECONDS, 0, MOST_SECONDS);
  }

  /**
   * What is there by then, in order; what failed is left out.
   *
   * @param futures what is awaited
   * @param seconds how long, for all together
   */
  static <T> List<T> forAll(List<CompletableFuture<T>> futures, int seconds) {
    boolean unused =
        CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]))
            .orTimeout(seconds, TimeUnit.SECONDS)
            .handle((nothing, fault) -> fault == null)
            .join();
    return futures.stream()
        .filter(future -> future.isDone() && !future.isCompletedExceptionally())
        .map(CompletableFuture::join)
        .toList();
  }
}
