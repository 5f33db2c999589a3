package dev.nirs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads tab-separated Zeek logs; the columns are those of the last {@code #fields} line. */
final class ZeekTsvCapture implements CaptureReader {
  private static final String FIELDS = "#fields";

  private final String name;
  private final Layout layout;
  private final Row row;
  private Optional<LineCells> cells = Optional.empty();
  private boolean labelsInLastField;

  ZeekTsvCapture(String name, Layout layout) {
    this.name = name;
    this.layout = layout;
    this.row = new Row(layout.fields());
  }

  @Override
  public void read(InputStream in, Tally tally) throws IOException, IngestException {
    Lines lines = new Lines(in);
    while (lines.next()) {
      try {
        lines.check();
        if (!lines.isBlank()) {
          line(lines, tally);
        }
      } catch (RejectedLine rejected) {
        tally.reject(rejected, lines.number());
      }
    }
    if (cells.isEmpty()) {
      throw new IngestException(name, "no #fields line", "the header of a Zeek log");
    }
  }

  private void line(Lines lines, Tally tally) throws RejectedLine, IngestException {
    byte[] bytes = lines.bytes();
    int from = lines.from();
    boolean indented = bytes[from] == '\t' && from + 1 < lines.to() && bytes[from + 1] == '#';
    if (indented || bytes[from] == '#') {
      comment(lines.text().strip(), lines.number());
    } else if (cells.isEmpty()) {
      throw new RejectedLine(
          RejectionReason.WRONG_FIELD_COUNT, "", lines.text(), "a #fields line before it");
    } else {
      if (labelsInLastField) {
        separate(bytes, from, lines.to());
      }
      cells.get().read(bytes, from, lines.to());
      layout.take(row, tally);
    }
  }

  private void comment(String line, long number) throws IngestException {
    if (!line.startsWith(FIELDS)) {
      return;
    }
    List<String> names = new ArrayList<>(Arrays.asList(line.split("\t", -1)));
    names.remove(0);
    String last = names.isEmpty() ? "" : names.remove(names.size() - 1).strip();
    labelsInLastField = last.contains(" ");
    names.addAll(Arrays.asList(last.split(" +", -1)));
    Columns found = new Columns(names, '\t');
    List<String> missing = found.missing(layout.needed());
    if (!missing.isEmpty()) {
      throw new IngestException(
          name,
          "line " + number + " has no field " + String.join(", ", missing),
          "the fields " + String.join(", ", layout.needed()));
    }
    row.clear();
    cells = Optional.of(new LineCells(found, row));
  }

  /**
   * Labelled logs put the labels behind the last field, parted by blanks (Stratosphere's form): the
   * last blank of each gap becomes a tab, the others vanish when cells are stripped.
   */
  private static void separate(byte[] line, int from, int to) {
    int last = to;
    while (last > from && line[last - 1] != '\t') {
      last--;
    }
    while (last < to && line[last] == ' ') {
      last++;
    }
    for (int i = last; i + 1 < to; i++) {
      if (line[i] == ' ' && line[i + 1] != ' ') {
        line[i] = '\t';
      }
    }
  }
}
