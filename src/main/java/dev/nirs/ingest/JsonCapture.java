package dev.nirs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Reads captures of JSON objects: one a line, or all in one array. */
final class JsonCapture implements CaptureReader {
  private final boolean isArray;
  private final Supplier<Layout> layouts;
  private final Reading reading;

  /**
   * A capture of either form.
   *
   * @param layouts makes equal ones, one for each thread that reads
   */
  JsonCapture(boolean isArray, Supplier<Layout> layouts, Reading reading) {
    this.isArray = isArray;
    this.layouts = layouts;
    this.reading = reading;
  }

  @Override
  public void read(InputStream in, Tally tally) throws IOException {
    if (isArray) {
      new JsonElements(layouts.get()).read(in, tally);
    } else if (reading.isShared()) {
      new SharedRows(() -> new JsonRows(layouts.get()), reading).read(new Lines(in), tally);
    } else {
      new JsonRows(layouts.get()).read(new Lines(in), tally);
    }
  }
}
