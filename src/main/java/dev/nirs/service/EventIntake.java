package dev.nirs.service;

import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes events. What it acknowledges survives a crash at any instant. Safe for several threads. */
public interface EventIntake {

  /**
   * Takes events in any of the formats that captures come in.
   *
   * @param source the sender, 1 to 60 letters, digits, dots, dashes and underscores: each has its
   *     own windows and its own order of time
   * @param body plain or gzip; read to its end
   * @param options how it is read
   * @return what was taken; it is on disk
   * @throws IngestException where it cannot be read at all
   * @throws BusyException where too much waits already; nothing was taken
   */
  Receipt accept(String source, InputStream body, IngestOptions options)
      throws IngestException, BusyException;

  /**
   * Takes whole windows, apart from the stream of the source: all alerts of the body and its benign
   * flows.
   *
   * @param source the sender
   * @param body plain or gzip; read to its end
   * @param options how it is read
   * @return a suggestion for each window in it, as it is made
   * @throws IngestException where it cannot be read at all
   * @throws BusyException where too much waits already; nothing was taken
   */
  List<CompletableFuture<Entry>> windows(String source, InputStream body, IngestOptions options)
      throws IngestException, BusyException;

  /**
   * Asks for a suggestion while a window is open.
   *
   * @param source the sender
   * @return the suggestion as it is made; exceptional where it could not be made
   * @throws IllegalStateException where no window of that source is open
   * @throws BusyException where too much waits already
   */
  CompletableFuture<Entry> suggestNow(String source) throws BusyException;
}
