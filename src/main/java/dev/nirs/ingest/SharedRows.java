package dev.nirs.ingest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Reads rows on several threads, block by block. The caller's thread cuts the blocks and takes what
 * was read in the order of the blocks, so neither the number of threads nor the size of blocks
 * shows in what comes out. Few blocks are under way at a time, so memory is bounded.
 */
final class SharedRows {
  private final Reading reading;
  private final Supplier<Rows> makers;
  private final Queue<Rows> idle = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Future<Part>> underWay = new ArrayDeque<>();

  /**
   * Rows of one capture.
   *
   * @param makers makes equal readers of rows, one for each thread
   */
  SharedRows(Supplier<Rows> makers, Reading reading) {
    this.makers = makers;
    this.reading = reading;
  }

  /** Reads what comes behind the line that was read last. */
  void read(Lines lines, Tally tally) throws IOException {
    LineBlocks blocks = new LineBlocks(lines.rest(), reading.blockBytes(), lines.number() == 0);
    Merge merge = new Merge(tally, blocks, lines.number());
    try (ExecutorService threads = Executors.newFixedThreadPool(reading.threads())) {
      try {
        read(blocks, tally, threads, merge);
      } finally {
        threads.shutdownNow(); // where the sink has failed, the rest is not wanted
      }
    }
  }

  private void read(LineBlocks blocks, Tally tally, ExecutorService threads, Merge merge)
      throws IOException {
    try {
      Optional<LineBlocks.Block> next = blocks.next();
      while (next.isPresent()) {
        LineBlocks.Block block = next.get();
        underWay.add(threads.submit(() -> part(block, tally)));
        takeAllBut(2 * reading.threads(), merge);
        next = blocks.next();
      }
    } catch (IOException broken) {
      takeAllBut(0, merge); // what came before the break is used
      throw broken;
    }
    takeAllBut(0, merge);
  }

  private void takeAllBut(int few, Merge merge) {
    while (underWay.size() > few) {
      merge.take(result(underWay.remove()));
    }
  }

  private Part part(LineBlocks.Block block, Tally tally) throws IOException {
    Rows known = idle.poll();
    Rows rows = known == null ? makers.get() : known;
    HeldRows held = new HeldRows();
    Tally part = tally.ofBlock(held);
    Lines lines = block.lines();
    rows.read(lines, part);
    idle.add(rows);
    return new Part(block, held, part, lines.number());
  }

  private static Part result(Future<Part> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rows are read", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("rows cannot be read", e.getCause());
    }
  }

  /** What a block held. */
  private record Part(LineBlocks.Block block, HeldRows held, Tally tally, long lines) {}

  /** Takes parts in order and counts lines. */
  private static final class Merge {
    private final Tally tally;
    private final LineBlocks blocks;
    private long lines;

    Merge(Tally tally, LineBlocks blocks, long lines) {
      this.tally = tally;
      this.blocks = blocks;
      this.lines = lines;
    }

    void take(Part part) {
      blocks.reuse(part.block);
      tally.add(part.held, part.tally, lines);
      lines += part.lines;
    }
  }
}
