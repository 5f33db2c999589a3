package dev.nirs.service;

import java.util.function.Consumer;

/** Tells of suggestions as they are made and as they change. Safe for several threads. */
public interface Feed {

  /**
   * Begins to tell; a listener that throws is told no more.
   *
   * @param listener must return at once
   * @return ends it
   */
  Subscription subscribe(Consumer<Entry> listener);

  /** An end to being told. */
  @FunctionalInterface
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
