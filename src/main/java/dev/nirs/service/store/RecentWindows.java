package dev.nirs.service.store;

import dev.nirs.window.AlertWindow;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The windows that were read last: many people look at the same few, and reading one of a hundred
 * thousand flows takes a while. One is read at a time, so that many who come at once cost the
 * memory and the time of one. Safe for several threads.
 */
final class RecentWindows {
  /** Most flows of all windows held, some 50 MB; the newest is held whatever its size. */
  static final int MOST_FLOWS = 250_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, AlertWindow> windows = new LinkedHashMap<>(16, 0.75f, true);
  private long flows;

  RecentWindows() {}

  /** The window of a suggestion, read where it is not held. */
  Optional<AlertWindow> get(String id, Supplier<Optional<AlertWindow>> reading) {
    lock.lock();
    try {
      Optional<AlertWindow> held = Optional.ofNullable(windows.get(id));
      if (held.isPresent()) {
        return held;
      }
      Optional<AlertWindow> read = reading.get();
      read.ifPresent(window -> hold(id, window));
      return read;
    } finally {
      lock.unlock();
    }
  }

  private void hold(String id, AlertWindow window) {
    windows.put(id, window);
    flows += size(window);
    Iterator<AlertWindow> oldest = windows.values().iterator();
    while (flows > MOST_FLOWS && windows.size() > 1) {
      flows -= size(oldest.next());
      oldest.remove();
    }
  }

  private static long size(AlertWindow window) {
    return window.alerts().size() + (long) window.benign().size();
  }
}
