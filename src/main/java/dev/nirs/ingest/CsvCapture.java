package dev.nirs.ingest;

import dev.nirs.traffic.Observation;
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
    Columns columns = header.map(names -> new Columns(names, ',')).orElse(null);
    if (columns == null) {
      columns = Columns.ofHeader(firstLine(lines), ',');
      require(columns);
    }
    long row = 0;
    while (lines.next()) {
      if (!lines.isTooLong() && lines.text().isBlank()) {
        continue;
      }
      row(columns, lines, row++, tally);
    }
    layout.notice().ifPresent(tally::notice);
  }

  private String firstLine(Lines lines) throws IOException, IngestException {
    while (lines.next()) {
      if (!lines.isTooLong() && !lines.text().isBlank()) {
        return lines.text();
      }
    }
    throw new IngestException(name, "no line", "a header and flows");
  }

  private void require(Columns columns) throws IngestException {
    List<String> missing = columns.missing(layout.needed());
    if (!missing.isEmpty()) {
      throw new IngestException(
          name,
          "line 1 has no column " + String.join(", ", missing),
          "the columns " + String.join(", ", layout.needed()));
    }
  }

  private void row(Columns columns, Lines lines, long row, Tally tally) {
    try {
      if (lines.isTooLong()) {
        throw new RejectedLine(
            RejectionReason.LINE_TOO_LONG,
            "",
            "a longer line",
            "at most " + Lines.MOST_BYTES + " bytes");
      }
      columns.read(lines.text());
      tally.flow(layout.observation(columns, row));
    } catch (RejectedLine rejected) {
      tally.reject(rejected, lines.number());
    }
  }

  /** What the columns of a capture mean. */
  interface Layout {
    /** Columns without which nothing can be read, in lower case. */
    String[] needed();

    Observation observation(Columns columns, long row) throws RejectedLine;

    /** What people should know of such a capture. */
    default Optional<String> notice() {
      return Optional.empty();
    }
  }
}
