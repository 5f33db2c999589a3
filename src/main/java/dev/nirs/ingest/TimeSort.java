package dev.nirs.ingest;

import dev.nirs.traffic.Observation;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Puts observations in order of event time, stable, in bounded memory: sorted runs go to temporary
 * files and are merged (external merge sort; Knuth, TAOCP 3, section 5.4).
 */
final class TimeSort implements AutoCloseable {
  /** Observations held in memory unless told otherwise. */
  static final int RUN = 250_000;

  private static final Comparator<Observation> BY_TIME =
      Comparator.comparingLong(o -> o.flow().time());

  private final int most;
  private final List<Path> runs = new ArrayList<>();
  private List<Observation> held = new ArrayList<>();

  TimeSort(int most) {
    this.most = most;
  }

  void add(Observation observation) throws IOException {
    held.add(observation);
    if (held.size() >= most) {
      spill();
    }
  }

  /** Runs written to files so far. */
  int spilled() {
    return runs.size();
  }

  private void spill() throws IOException {
    held.sort(BY_TIME);
    Path run = Files.createTempFile("nirs-run", ".bin");
    runs.add(run);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), 1 << 16))) {
      for (Observation observation : held) {
        ObservationCodec.write(observation, out);
      }
      ObservationCodec.writeEnd(out);
    }
    held = new ArrayList<>();
  }

  /** Hands on everything in order of time; equal times in the order they were added. */
  void drain(Consumer<Observation> sink) throws IOException {
    held.sort(BY_TIME);
    if (runs.isEmpty()) {
      held.forEach(sink);
      return;
    }
    PriorityQueue<Run> queue =
        new PriorityQueue<>(
            Comparator.comparingLong((Run run) -> run.head.flow().time())
                .thenComparingInt(run -> run.order));
    List<DataInputStream> open = new ArrayList<>();
    try {
      for (Path path : runs) {
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        open.add(in);
        Run.of(() -> ObservationCodec.read(in), open.size()).ifPresent(queue::add);
      }
      java.util.Iterator<Observation> rest = held.iterator();
      Run.of(() -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty(), Integer.MAX_VALUE)
          .ifPresent(queue::add);
      merge(queue, sink);
    } finally {
      for (DataInputStream in : open) {
        in.close();
      }
    }
  }

  private static void merge(PriorityQueue<Run> queue, Consumer<Observation> sink)
      throws IOException {
    while (!queue.isEmpty()) {
      Run run = queue.remove();
      sink.accept(run.head);
      Run.of(run.next, run.order).ifPresent(queue::add);
    }
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  /** A run with its first observation taken off. */
  private record Run(Observation head, Next next, int order) {
    static Optional<Run> of(Next next, int order) throws IOException {
      return next.get().map(head -> new Run(head, next, order));
    }
  }

  /** Where the observations of a run come from. */
  @FunctionalInterface
  private interface Next {
    Optional<Observation> get() throws IOException;
  }
}
