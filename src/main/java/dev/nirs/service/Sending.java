package dev.nirs.service;

import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * How a body of events or windows is sent.
 *
 * @param source the sender, 1 to 60 letters, digits, dots, dashes and underscores: each has its own
 *     windows and its own order of time
 * @param shape whether its end is known
 * @param key the sender's name for this body: the same body sent again under it goes on where the
 *     first try stopped, over restarts too; empty where it has none
 * @param progress told how many events of the body are on disk, each time it is more
 */
public record Sending(String source, Shape shape, Optional<String> key, LongConsumer progress) {

  /** Whether the end of a body is known from the start. */
  public enum Shape {
    /** It is: what fits in one frame of the journal is taken whole or not at all. */
    BATCH,
    /** It is not: what came is taken every second. */
    STREAM
  }

  /**
   * A batch without a name.
   *
   * @param source the sender
   * @return how it is sent
   */
  public static Sending batch(String source) {
    return new Sending(source, Shape.BATCH, Optional.empty(), taken -> {});
  }

  /**
   * The same under a name.
   *
   * @param name the sender's name for the body
   * @return a copy
   */
  public Sending named(String name) {
    return new Sending(source, shape, Optional.of(name), progress);
  }
}
