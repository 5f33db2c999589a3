package dev.nirs.service.store;

import dev.nirs.service.Entry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Whose turn it is to change suggestions. A decision holds it from its reading to its writing, over
 * the knowledge base and the database: no newer suggestion may set one aside that is being
 * accepted.
 */
final class Turn {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

  <T> T take(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void onChange(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** Told within the turn, so that changes are told in their order. */
  void tell(Entry changed) {
    listeners.forEach(listener -> listener.accept(changed));
  }
}
