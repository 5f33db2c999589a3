package dev.nirs.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one capture of one format into a tally; stops only at the end of the stream or where the
 * stream breaks.
 */
@FunctionalInterface
interface CaptureReader {
  void read(InputStream in, Tally tally) throws IOException, IngestException;
}
