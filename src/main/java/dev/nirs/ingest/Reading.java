package dev.nirs.ingest;

/**
 * How the work of reading is shared; what is read does not depend on it.
 *
 * @param threads how many read, 1 for the caller's alone
 * @param blockBytes how many bytes one of them gets at once, about
 */
record Reading(int threads, int blockBytes) {
  /** More threads would wait for the one that takes what they read. */
  private static final int MOST_THREADS = 4;

  /** A heap smaller than this is kept for what is read. */
  private static final long LEAST_HEAP = 256L << 20;

  /** The caller reads: what comes is handed on at once. */
  static final Reading ALONE = new Reading(1, LineBlocks.BYTES);

  Reading {
    if (threads < 1 || blockBytes < 2) {
      throw new IllegalArgumentException(
          threads + " threads and blocks of " + blockBytes + " bytes cannot read");
    }
  }

  /** With all processors where the heap has room for them. */
  static Reading ofThisMachine() {
    Runtime machine = Runtime.getRuntime();
    return machine.maxMemory() < LEAST_HEAP
        ? ALONE
        : new Reading(Math.min(machine.availableProcessors(), MOST_THREADS), LineBlocks.BYTES);
  }

  boolean isShared() {
    return threads > 1;
  }
}
