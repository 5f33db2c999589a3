package dev.nirs.service.live;

import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import java.util.List;
import java.util.TreeMap;

/**
 * The closed windows of a source that no kept suggestion answers yet: what the journal must not
 * forget. Windows of a source follow one another in event time. Safe for several threads.
 */
final class UnansweredWindows {
  private final TreeMap<Long, Closed> byStart = new TreeMap<>();
  private long answeredUntil;

  /** Starts where everything up to an event time is answered. */
  UnansweredWindows(long answeredUntil) {
    this.answeredUntil = answeredUntil;
  }

  synchronized void closed(AlertWindow window) {
    List<Flow> benign = window.benign();
    long oldest = benign.isEmpty() ? window.start() : benign.getFirst().time();
    byStart.put(
        window.start(), new Closed(window.close(), Math.min(oldest, window.start()), false));
  }

  synchronized void answered(AlertWindow window) {
    byStart.computeIfPresent(
        window.start(), (start, closed) -> new Closed(closed.close, closed.oldest, true));
    while (!byStart.isEmpty() && byStart.firstEntry().getValue().isAnswered) {
      answeredUntil = byStart.pollFirstEntry().getValue().close;
    }
  }

  /** Event time up to which every window is answered. */
  synchronized long answeredUntil() {
    return answeredUntil;
  }

  /** Event time of the oldest observation in them; {@link Long#MAX_VALUE} where there is none. */
  synchronized long oldest() {
    return byStart.values().stream().mapToLong(Closed::oldest).min().orElse(Long.MAX_VALUE);
  }

  private record Closed(long close, long oldest, boolean isAnswered) {}
}
