package dev.nirs.service.live;

import dev.nirs.service.BusyException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How much may still be taken: memory for what waits to be written, and room on disk. */
final class IntakeRoom {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(10);
  private static final long LONGEST_WAIT_SECONDS = 30;

  private final JournalSettings settings;
  private final AtomicLong diskBytes = new AtomicLong();
  private final Semaphore waiting;
  private final AnswerQueue answers;
  private final LiveMetrics metrics;

  IntakeRoom(JournalSettings settings, AnswerQueue answers, LiveMetrics metrics) {
    this.settings = settings;
    this.answers = answers;
    this.metrics = metrics;
    this.waiting = new Semaphore(settings.waitingBytes());
    metrics.gauge("nirs.journal.bytes", "Bytes of all journals on disk", diskBytes::get);
    metrics.gauge("nirs.intake.waiting.bytes", "Bytes that wait to be written", this::waitingBytes);
  }

  /** Bytes on disk of all journals; the journals keep it. */
  AtomicLong diskBytes() {
    return diskBytes;
  }

  private int waitingBytes() {
    return settings.waitingBytes() - waiting.availablePermits();
  }

  /** Refuses before anything is read. */
  void check() throws BusyException {
    Optional<BusyException> full = full(0);
    if (full.isPresent()) {
      throw full.get();
    }
    if (waiting.availablePermits() < FrameBuilder.FULL) {
      throw busy("memory", "too many events wait to be written", SOON);
    }
  }

  /** Takes room for the first frame of a body; empty where there is room. */
  Optional<BusyException> take(int bytes) {
    Optional<BusyException> full = full(bytes);
    if (full.isPresent() || waiting.tryAcquire(bytes)) {
      return full;
    }
    return Optional.of(busy("memory", "too many events wait to be written", SOON));
  }

  /** Takes room for a later frame; waits, so that the sender waits too. */
  Optional<BusyException> await(int bytes) {
    Optional<BusyException> full = full(bytes);
    try {
      if (full.isPresent() || waiting.tryAcquire(bytes, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return full;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.of(busy("memory", "too many events wait to be written", SOON));
  }

  void release(int bytes) {
    waiting.release(bytes);
  }

  private Optional<BusyException> full(int bytes) {
    if (diskBytes.get() + bytes > settings.diskBytes()) {
      return Optional.of(
          busy("journal", "the journal has reached its " + settings.diskBytes() + " bytes", LATER));
    }
    return answers.isStuck()
        ? Optional.of(busy("answers", "too many windows wait for an answer", SOON))
        : Optional.empty();
  }

  private BusyException busy(String what, String message, Duration after) {
    metrics.busy(what);
    return new BusyException(message, after);
  }
}
