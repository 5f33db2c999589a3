package dev.nirs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Parts lines into cells and points the cells of one row into them. Not thread-safe. */
final class LineCells {
  private final Row row;
  private final int count;
  private final char separator;

  /** The column of each field; -1 where there is none. */
  private final int[] places;

  /** Where the cells of the last line start, and behind them its end and one. */
  private final int[] starts;

  LineCells(Columns columns, Row row) {
    this.row = row;
    this.count = columns.count();
    this.separator = columns.separator();
    this.places = IntStream.range(0, row.size()).map(i -> columns.place(row.name(i))).toArray();
    this.starts = new int[count + 1];
  }

  /** Points the cells of the row into a line, or into a copy where it has quotes. */
  void read(byte[] line, int from, int to) throws RejectedLine {
    if (hasQuotes(line, from, to)) {
      point(unquoted(new String(line, from, to - from, StandardCharsets.UTF_8)));
    } else {
      point(line);
    }
  }

  private void point(byte[] line) {
    for (int field = 0; field < places.length; field++) {
      int place = places[field];
      if (place >= 0) {
        row.cell(field).set(line, starts[place], starts[place + 1] - 1);
      }
    }
  }

  /** Finds where the cells start; true where the line has quotes, which need a real parser. */
  private boolean hasQuotes(byte[] line, int from, int to) throws RejectedLine {
    int cells = 0;
    starts[0] = from;
    for (int i = from; i < to; i++) {
      byte b = line[i];
      if (b == separator) {
        cells++;
        if (cells <= count) {
          starts[cells] = i + 1;
        }
      } else if (b == '"' && separator == ',') {
        return true;
      }
    }
    check(++cells);
    starts[cells] = to + 1;
    return false;
  }

  private void check(int cells) throws RejectedLine {
    if (cells != count) {
      throw new RejectedLine(
          RejectionReason.WRONG_FIELD_COUNT, "", cells + " fields", count + " fields");
    }
  }

  /** The cells of a line with quotes one behind the other. */
  private byte[] unquoted(String line) throws RejectedLine {
    List<String> cells = Columns.quoted(line);
    check(cells.size());
    byte[] plain = String.join("\0", cells).getBytes(StandardCharsets.UTF_8);
    int at = 0;
    for (int cell = 0; cell < count; cell++) {
      starts[cell] = at;
      at += cells.get(cell).getBytes(StandardCharsets.UTF_8).length + 1;
    }
    starts[count] = at;
    return plain;
  }
}
