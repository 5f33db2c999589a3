package dev.nirs.service.live;

import dev.nirs.service.Entry;
import dev.nirs.service.Feed;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of suggestions in the thread that made or changed them. */
public final class LiveFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();

  /** A feed without listeners. */
  public LiveFeed() {}

  @Override
  public Subscription subscribe(Consumer<Entry> listener) {
    Listener told = new Listener(listener);
    listeners.add(told);
    return () -> listeners.remove(told);
  }

  /**
   * Tells all listeners.
   *
   * @param entry the suggestion as it is now
   */
  public void publish(Entry entry) {
    for (Listener listener : listeners) {
      FutureTask<Void> telling = new FutureTask<>(() -> listener.consumer.accept(entry), null);
      telling.run();
      if (telling.state() == Future.State.FAILED) {
        listeners.remove(listener);
        LOG.warn("a listener failed and is told no more", telling.exceptionNow());
      }
    }
  }

  /** Compared by identity: the same consumer may listen twice. */
  private static final class Listener {
    private final Consumer<Entry> consumer;

    Listener(Consumer<Entry> consumer) {
      this.consumer = consumer;
    }
  }
}
