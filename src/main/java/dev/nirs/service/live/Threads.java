package dev.nirs.service.live;

import java.util.List;

/** Waiting for threads that are about to end. */
final class Threads {
  private Threads() {}

  /** Waits for them even where the caller is interrupted, whose flag is then set again. */
  static void join(List<Thread> threads) {
    boolean isInterrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
