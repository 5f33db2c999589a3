package dev.nirs.service.live;

import dev.nirs.window.AlertWindow;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a source's thread is told to do, one after the other. */
sealed interface Order {

  /**
   * Write a frame, then take it.
   *
   * @param sealed the frame and its bytes
   * @param done completed once it is on disk
   */
  record Write(FrameBuilder.Sealed sealed, CompletableFuture<Void> done) implements Order {}

  /**
   * Tell of the open window.
   *
   * @param window takes it
   */
  record Look(CompletableFuture<Optional<AlertWindow>> window) implements Order {}

  /** A second has passed. */
  record Tick() implements Order {}

  /** End, after what was ordered before. */
  record Stop() implements Order {}
}
