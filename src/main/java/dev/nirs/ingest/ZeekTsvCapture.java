package dev.nirs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads tab-separated Zeek logs; the columns are those of the last {@code #fields} line. */
final class ZeekTsvCapture implements CaptureReader {
  private final String name;
  private final Records records;
  private Optional<Columns> columns = Optional.empty();
  private boolean labelsInLastField;

  ZeekTsvCapture(String name, Records records) {
    this.name = name;
    this.records = records;
  }

  @Override
  public void read(InputStream in, Tally tally) throws IOException, IngestException {
    Lines lines = new Lines(in);
    while (lines.next()) {
      try {
        if (lines.isTooLong()) {
          throw new RejectedLine(
              RejectionReason.LINE_TOO_LONG,
              "",
              "a longer line",
              "at most " + Lines.MOST_BYTES + " bytes");
        }
        line(lines.text(), tally);
      } catch (RejectedLine rejected) {
        tally.reject(rejected, lines.number());
      }
    }
    if (columns.isEmpty()) {
      throw new IngestException(name, "no #fields line", "the header of a Zeek log");
    }
  }

  private void line(String text, Tally tally) throws RejectedLine {
    String line = text.startsWith("\t#") ? text.substring(1) : text;
    if (line.startsWith("#fields")) {
      header(line);
    } else if (!line.startsWith("#") && !line.isBlank()) {
      if (columns.isEmpty()) {
        throw new RejectedLine(
            RejectionReason.WRONG_FIELD_COUNT, "", text, "a #fields line before it");
      }
      columns.get().read(labelsInLastField ? separated(line) : line);
      records.take(columns.get()::cell, tally);
    }
  }

  private void header(String line) {
    List<String> names = new ArrayList<>(Arrays.asList(line.split("\t", -1)));
    names.remove(0);
    String last = names.isEmpty() ? "" : names.get(names.size() - 1);
    labelsInLastField = last.strip().contains(" ");
    if (labelsInLastField) {
      names.remove(names.size() - 1);
      names.addAll(Arrays.asList(last.strip().split(" +", -1)));
    }
    columns = Optional.of(new Columns(names, '\t'));
  }

  /** Labelled logs put the labels behind the last field, parted by blanks (Stratosphere's form). */
  private static String separated(String line) {
    int tab = line.lastIndexOf('\t');
    return line.substring(0, tab + 1) + line.substring(tab + 1).strip().replaceAll(" +", "\t");
  }

  /** What the rows of a log mean. */
  @FunctionalInterface
  interface Records {
    void take(UnaryOperator<String> row, Tally tally) throws RejectedLine;
  }
}
