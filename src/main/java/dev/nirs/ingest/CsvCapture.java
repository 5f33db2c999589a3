package dev.nirs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads comma-separated captures: a header, then one flow a row. */
final class CsvCapture implements CaptureReader {
  private final String name;
  private final Supplier<Layout> layouts;
  private final Optional<List<String>> header;
  private final Reading reading;

  /**
   * A capture whose first row is its header, unless a header is given.
   *
   * @param layouts makes equal ones, one for each thread that reads
   */
  CsvCapture(
      String name, Supplier<Layout> layouts, Optional<List<String>> header, Reading reading) {
    this.name = name;
    this.layouts = layouts;
    this.header = header;
    this.reading = reading;
  }

  @Override
  public void read(InputStream in, Tally tally) throws IOException, IngestException {
    Layout layout = layouts.get();
    Lines lines = new Lines(in);
    Columns columns =
        header.isPresent() ? new Columns(header.get(), ',') : Columns.ofHeader(first(lines), ',');
    require(columns, layout.needed(), lines.number());
    if (reading.isShared() && layout.readsRecordsAlone()) {
      new SharedRows(() -> new CsvRows(layouts.get(), columns), reading).read(lines, tally);
    } else {
      new CsvRows(layout, columns).read(lines, tally);
    }
    layout.notice().ifPresent(tally::notice);
  }

  private String first(Lines lines) throws IOException, IngestException {
    while (lines.next()) {
      if (!lines.isBlank()) {
        return lines.text();
      }
    }
    throw new IngestException(name, "no line", "a header and flows");
  }

  private void require(Columns columns, List<String> needed, long line) throws IngestException {
    List<String> missing = columns.missing(needed);
    if (!missing.isEmpty()) {
      throw new IngestException(
          name,
          "line " + line + " has no column " + Labels.clean(String.join(", ", missing)),
          "the columns " + String.join(", ", needed));
    }
  }
}
