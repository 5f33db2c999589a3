package dev.nirs.service.live;

import dev.nirs.service.Entry;
import dev.nirs.service.Trigger;
import dev.nirs.window.AlertWindow;
import java.util.concurrent.CompletableFuture;

/**
 * A window that wants an answer.
 *
 * @param incident what it belongs to
 * @param trigger why
 * @param window the window
 * @param answer completed with the kept suggestion; exceptional where there will be none
 */
record AnswerTask(
    Incident incident, Trigger trigger, AlertWindow window, CompletableFuture<Entry> answer) {

  static AnswerTask of(SourceName source, Trigger trigger, AlertWindow window, long piece) {
    return new AnswerTask(
        new Incident(source, window.start(), piece), trigger, window, new CompletableFuture<>());
  }
}
