package dev.nirs.ingest;

import java.io.IOException;

/** Reads rows of a CSV capture. */
final class CsvRows implements Rows {
  private final Layout layout;
  private final Row row;
  private final LineCells cells;

  CsvRows(Layout layout, Columns columns) {
    this.layout = layout;
    this.row = new Row(layout.fields());
    this.cells = new LineCells(columns, row);
  }

  @Override
  public void read(Lines lines, Tally tally) throws IOException {
    while (lines.next()) {
      if (!lines.isBlank()) {
        try {
          lines.check();
          cells.read(lines.bytes(), lines.from(), lines.to());
          layout.take(row, tally);
        } catch (RejectedLine rejected) {
          tally.reject(rejected, lines.number());
        }
      }
    }
  }
}
