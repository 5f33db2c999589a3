package dev.nirs.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a capture by name. */
final class Columns {
  private final Map<String, Integer> positions = new HashMap<>();
  private final char separator;
  private final int count;

  Columns(List<String> names, char separator) {
    for (int i = 0; i < names.size(); i++) {
      positions.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i);
    }
    this.count = names.size();
    this.separator = separator;
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

  /** How many there are. */
  int count() {
    return count;
  }

  /** What parts two cells of a line. */
  char separator() {
    return separator;
  }

  /** Where a field stands among them; -1 for one that does not. */
  int place(String name) {
    return positions.getOrDefault(name, -1);
  }

  /** The cells of a line with quotes. */
  static List<String> quoted(String line) {
    List<String> cells = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
      reader.stream().limit(1).forEach(record -> cells.addAll(record.getFields()));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    return cells;
  }
}
