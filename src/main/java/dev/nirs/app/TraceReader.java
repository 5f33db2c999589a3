package dev.nirs.app;

import dev.nirs.evaluation.traffic.TraceBuilder;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.IngestReport;
import dev.nirs.ingest.Sources;
import dev.nirs.traffic.Observation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Reads a capture into a trace: one thread takes what others parse, another fills the columns. A trace sorts itself,
 * so rows are handed on as they come.
 */
final class TraceReader {
  private static final int BATCH = 2_048;
  private static final int BATCHES = 16;

  /** An empty batch is the last one. */
  private static final List<Observation> END = List.of();

  private final BlockingQueue<List<Observation>> full = new ArrayBlockingQueue<>(BATCHES);
  private final Thread filler;
  private List<Observation> batch = new ArrayList<>(BATCH);

  private TraceReader(TraceBuilder builder) {
    this.filler = Thread.ofPlatform().daemon().name("trace").unstarted(() -> fill(builder));
  }

  static IngestReport read(
      Path file, IngestOptions options, TrafficEvaluation.Listener listener, TraceBuilder builder)
      throws InputException {
    try {
      return new TraceReader(builder).read(file, options, bytes -> listener.bytes(file, bytes));
    } catch (IngestException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private IngestReport read(Path file, IngestOptions options, LongConsumer progress)
      throws IngestException {
    filler.start();
    try {
      return Sources.readFile(file, options, progress, this::add);
    } finally {
      if (!batch.isEmpty()) {
        hand(batch);
      }
      hand(END);
      join();
    }
  }

  private void add(Observation observation) {
    batch.add(observation);
    if (batch.size() == BATCH) {
      hand(batch);
      batch = new ArrayList<>(BATCH);
    }
  }

  private void hand(List<Observation> observations) {
    try {
      while (!full.offer(observations, 1, TimeUnit.SECONDS)) {
        if (!filler.isAlive()) {
          throw new IllegalStateException("the thread that fills the columns has failed");
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void fill(TraceBuilder builder) {
    try {
      for (List<Observation> next = full.take(); !next.isEmpty(); next = full.take()) {
        next.forEach(builder);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void join() {
    try {
      filler.join();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while a capture is read", e);
  }
}
