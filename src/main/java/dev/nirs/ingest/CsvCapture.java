package dev.nirs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads comma-separated captures: a header, then one flow a row. */
final class CsvCapture implements CaptureReader {
  private final String name;
  private final Layout layout;
  private final Optional<List<String>> header;

  /** A capture whose first row is its header, unless a header is given. */
  CsvCapture(String name, Layout layout, Optional<List<String>> header) {
    this.name = name;
    this.layout = layout;
    this.header = header;
  }

  @Override
  public void read(InputStream in, Tally tally) throws IOException, IngestException {
    Lines lines = new Lines(in);
    Columns columns =
        header.isPresent() ? new Columns(header.get(), ',') : Columns.ofHeader(first(lines), ',');
    require(columns, lines.number());
    Row row = new Row(layout.fields());
    int[] places = columns.places(row);
    while (lines.next()) {
      if (!lines.isBlank()) {
        try {
          lines.check();
          columns.read(lines.bytes(), lines.from(), lines.to(), places, row);
          layout.take(row, tally);
        } catch (RejectedLine rejected) {
          tally.reject(rejected, lines.number());
        }
      }
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

  private void require(Columns columns, long line) throws IngestException {
    List<String> missing = columns.missing(layout.needed());
    if (!missing.isEmpty()) {
      throw new IngestException(
          name,
          "line " + line + " has no column " + Labels.clean(String.join(", ", missing)),
          "the columns " + String.join(", ", layout.needed()));
    }
  }
}
