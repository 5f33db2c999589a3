package dev.nirs.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a capture by name, and the cells of the row at hand. */
final class Columns {
  private final Map<String, Integer> positions = new HashMap<>();
  private final int count;
  private final char separator;
  private String[] row = {};

  Columns(List<String> names, char separator) {
    for (int i = 0; i < names.size(); i++) {
      positions.putIfAbsent(normal(names.get(i)), i);
    }
    this.count = names.size();
    this.separator = separator;
  }

  static Columns ofHeader(String header, char separator) {
    return new Columns(Arrays.asList(split(header, separator)), separator);
  }

  static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  boolean has(String name) {
    return positions.containsKey(name);
  }

  List<String> missing(String... names) {
    return Arrays.stream(names).filter(name -> !has(name)).toList();
  }

  void read(String line) throws RejectedLine {
    row = split(line, separator);
    if (row.length != count) {
      throw new RejectedLine(
          RejectionReason.WRONG_FIELD_COUNT, "", row.length + " fields", count + " fields");
    }
  }

  /** The cell of a column, stripped; empty where there is no such column. */
  String cell(String name) {
    Integer position = positions.get(name);
    return position == null ? "" : row[position].strip();
  }

  private static String[] split(String line, char separator) {
    if (separator == ',' && line.indexOf('"') >= 0) {
      return quoted(line);
    }
    int cells = 1;
    for (int i = 0; i < line.length(); i++) {
      cells += line.charAt(i) == separator ? 1 : 0;
    }
    String[] row = new String[cells];
    int start = 0;
    for (int i = 0; i < cells; i++) {
      int end = line.indexOf(separator, start);
      row[i] = end < 0 ? line.substring(start) : line.substring(start, end);
      start = end + 1;
    }
    return row;
  }

  private static String[] quoted(String line) {
    List<String> cells = new ArrayList<>();
    try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader =
        CsvReader.builder().ofCsvRecord(line)) {
      reader.stream().limit(1).forEach(record -> cells.addAll(record.getFields()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("a string cannot fail to be read", e);
    }
    return cells.toArray(String[]::new);
  }
}
