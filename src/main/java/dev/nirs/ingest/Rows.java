package dev.nirs.ingest;

import java.io.IOException;

/** Reads rows of one capture. Not thread-safe: each thread that reads has its own. */
@FunctionalInterface
interface Rows {
  /** Reads to the end of the lines. */
  void read(Lines lines, Tally tally) throws IOException;
}
