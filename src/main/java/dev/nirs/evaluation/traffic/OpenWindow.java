package dev.nirs.evaluation.traffic;

/**
 * The alert window that is open in a replay: a stretch of the alerts, which opens, grows and closes
 * as {@link dev.nirs.window.WindowTracker} has it.
 */
final class OpenWindow {
  private final DetectedTrace seen;
  private final long idle;
  private final long maximum;
  private int first;
  private int next;
  private int windows;

  /** Times in microseconds; the greatest number stands for no limit. */
  OpenWindow(DetectedTrace seen, long idle, long maximum) {
    this.seen = seen;
    this.idle = idle;
    this.maximum = maximum;
  }

  boolean isOpen() {
    return next > first;
  }

  boolean hasMore() {
    return next < seen.alertCount();
  }

  long nextAlert() {
    return seen.alertTime(next);
  }

  /** Windows opened so far. */
  int count() {
    return windows;
  }

  /** When it closes unless it grows; the greatest number where none is open. */
  long close() {
    if (!isOpen()) {
      return Long.MAX_VALUE;
    }
    long byIdle = seen.alertTime(next - 1) + idle;
    return maximum == Long.MAX_VALUE ? byIdle : Math.min(byIdle, seen.alertTime(first) + maximum);
  }

  /** Takes the alerts up to a moment; false where there are none. The first may open a window. */
  boolean takeUntil(long moment) {
    if (!hasMore() || nextAlert() > moment) {
      return false;
    }
    if (!isOpen()) {
      windows++;
    }
    next++;
    while (hasMore() && nextAlert() <= Math.min(moment, close())) {
      next++;
    }
    return true;
  }

  /** Closes it. */
  void end() {
    first = next;
  }

  int from() {
    return first;
  }

  int next() {
    return next;
  }
}
