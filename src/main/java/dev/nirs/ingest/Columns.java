package dev.nirs.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a capture by name, and how its lines part into cells. */
final class Columns {
  private final Map<String, Integer> positions = new HashMap<>();
  private final char separator;
  private final int[] starts;
  private final int count;

  Columns(List<String> names, char separator) {
    for (int i = 0; i < names.size(); i++) {
      positions.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i);
    }
    this.count = names.size();
    this.separator = separator;
    this.starts = new int[count + 1];
  }

  static Columns ofHeader(String header, char separator) {
    boolean quoted = separator == ',' && header.indexOf('"') >= 0;
    return new Columns(
        quoted ? quoted(header) : Arrays.asList(header.split(String.valueOf(separator), -1)),
        separator);
  }

  boolean has(String name) {
    return positions.containsKey(name);
  }

  List<String> missing(List<String> names) {
    return names.stream().filter(name -> !has(name)).toList();
  }

  /** Where the fields of a row stand among these columns; -1 for those that do not. */
  int[] places(Row row) {
    int[] places = new int[row.size()];
    for (int field = 0; field < places.length; field++) {
      places[field] = positions.getOrDefault(row.name(field), -1);
    }
    return places;
  }

  /** Points the cells of a row into a line. */
  void read(byte[] line, int from, int to, int[] places, Row row) throws RejectedLine {
    if (!split(line, from, to)) {
      byte[] plain = unquoted(new String(line, from, to - from, StandardCharsets.UTF_8));
      point(plain, places, row);
    } else {
      point(line, places, row);
    }
  }

  private void point(byte[] line, int[] places, Row row) {
    for (int field = 0; field < places.length; field++) {
      int place = places[field];
      if (place >= 0) {
        row.cell(field).set(line, starts[place], starts[place + 1] - 1);
      }
    }
  }

  /** Finds where the cells start; false where the line has quotes, which need a real parser. */
  private boolean split(byte[] line, int from, int to) throws RejectedLine {
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
        return false;
      }
    }
    check(++cells);
    starts[cells] = to + 1;
    return true;
  }

  private void check(int cells) throws RejectedLine {
    if (cells != count) {
      throw new RejectedLine(
          RejectionReason.WRONG_FIELD_COUNT, "", cells + " fields", count + " fields");
    }
  }

  /** The cells of a line with quotes one behind the other. */
  private byte[] unquoted(String line) throws RejectedLine {
    List<String> cells = quoted(line);
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

  private static List<String> quoted(String line) {
    List<String> cells = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
      reader.stream().limit(1).forEach(record -> cells.addAll(record.getFields()));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    return cells;
  }
}
