package dev.nirs.ingest;

import dev.nirs.traffic.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Puts observations in order of event time, stable, in bounded memory: what does not fit goes to
 * temporary files as sorted runs, which are merged (external merge sort; Knuth, TAOCP 3, section
 * 5.4).
 */
final class TimeSort implements AutoCloseable {
  private static final long MOST_BYTES = 256L << 20;

  private final long most;
  private final ObservationCodec codec = new ObservationCodec();
  private final HeldRecords held = new HeldRecords(codec);
  private final List<RunFile> runs = new ArrayList<>();

  /** A sort that holds at most so many bytes in memory, and one page more. */
  TimeSort(long most) {
    this.most = most;
  }

  /** A sort that takes an eighth of the heap, and at most 256 MiB: five million flows. */
  static TimeSort ofHeapShare() {
    return new TimeSort(Math.min(Runtime.getRuntime().maxMemory() / 8, MOST_BYTES));
  }

  void add(Observation observation) throws IOException {
    held.add(observation);
    if (held.bytes() >= most) {
      spill();
    }
  }

  /** Runs written to files so far. */
  int spilled() {
    return runs.size();
  }

  private void spill() throws IOException {
    held.sort();
    RunFile run = new RunFile(codec);
    runs.add(run);
    held.write(run);
    held.clear();
  }

  /** Hands on everything in order of time; equal times in the order they were added. */
  void drain(Consumer<Observation> sink) throws IOException {
    held.sort();
    if (runs.isEmpty()) {
      for (int i = 0; i < held.count(); i++) {
        sink.accept(held.get(i));
      }
      return;
    }
    PriorityQueue<Run> queue = new PriorityQueue<>();
    int order = 0;
    for (RunFile run : runs) {
      new Run(run::next, order++).addTo(queue);
    }
    int[] at = {0};
    Next rest = () -> at[0] < held.count() ? Optional.of(held.get(at[0]++)) : Optional.empty();
    new Run(rest, Integer.MAX_VALUE).addTo(queue);
    merge(queue, sink);
  }

  /** A run goes on until another one has an earlier head: runs of sorted input do not alternate. */
  private static void merge(PriorityQueue<Run> queue, Consumer<Observation> sink)
      throws IOException {
    while (!queue.isEmpty()) {
      Run run = queue.remove();
      Run other = queue.peek();
      do {
        sink.accept(run.head.orElseThrow());
        run.head = run.next.get();
      } while (run.head.isPresent() && (other == null || run.compareTo(other) < 0));
      run.put(queue);
    }
  }

  @Override
  public void close() throws IOException {
    for (RunFile run : runs) {
      run.close();
    }
  }

  /** A run and its first observation. */
  private static final class Run implements Comparable<Run> {
    private final Next next;
    private final int order;
    private Optional<Observation> head = Optional.empty();

    Run(Next next, int order) {
      this.next = next;
      this.order = order;
    }

    void addTo(PriorityQueue<Run> queue) throws IOException {
      head = next.get();
      put(queue);
    }

    void put(PriorityQueue<Run> queue) {
      if (head.isPresent()) {
        queue.add(this);
      }
    }

    private long time() {
      return head.map(observation -> observation.flow().time()).orElse(Long.MAX_VALUE);
    }

    @Override
    public int compareTo(Run other) {
      int byTime = Long.compare(time(), other.time());
      return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }
  }

  /** Where the observations of a run come from. */
  @FunctionalInterface
  private interface Next {
    Optional<Observation> get() throws IOException;
  }
}
