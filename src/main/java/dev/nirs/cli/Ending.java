package dev.nirs.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of the service. A signal to the process starts the JVM's shutdown, which would leave the
 * exit code of the signal: the hook waits until the service has ended well and then says so.
 */
final class Ending {
  private static final int PATIENCE_SECONDS = 60;
  private static final CountDownLatch ENDED = new CountDownLatch(1);

  private final CountDownLatch asked = new CountDownLatch(1);

  private Ending() {}

  /** From now on a signal ends the service. */
  static Ending expect() {
    Ending ending = new Ending();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ending::end));
    return ending;
  }

  private void end() {
    asked.countDown();
    try {
      boolean inTime = ENDED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inTime ? ExitCode.DONE : ExitCode.ENVIRONMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the signal. */
  void await() throws InterruptedException {
    asked.await();
  }

  /** Everything is closed. */
  static void done() {
    ENDED.countDown();
  }
}
