package dev.nirs.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.IngestReport;
import dev.nirs.ingest.InputFile;
import dev.nirs.ingest.SourceReport;
import dev.nirs.ingest.Sources;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Ingest of each format beside parsing the same bytes with the same library and doing nothing, in
 * turns in one process; prints a Markdown table.
 */
final class IngestBenchmark {
  private static final int ROUNDS = 7;

  private static final List<Input> INPUTS =
      List.of(
          new Input("seed CSV", "ton-iot/slide_alerts.csv", Library.FAST_CSV, 5),
          new Input(
              "CIC corrected",
              "cic-ids-2017/cicids2017_improved_mon-thu.csv.gz",
              Library.FAST_CSV,
              5),
          new Input("CIC original", "cic-ids-2017/trafficlabelling_ddos.csv", Library.FAST_CSV, 5),
          new Input("TON_IoT", "ton-iot/train_test_network_part.csv.gz", Library.FAST_CSV, 5),
          new Input("UNSW-NB15", "unsw-nb15/UNSW-NB15_1_first8000.csv", Library.FAST_CSV, 1),
          new Input(
              "Suricata EVE", "suricata-eve/slips_test6_20210606_eve.json", Library.JACKSON, 2),
          new Input("Zeek conn TSV", "zeek/lab_nmap_conn.log", Library.FAST_CSV_TABS, 1),
          new Input("Zeek conn JSON", "zeek/slips_test9_conn.json.log", Library.JACKSON, 1),
          new Input("Zeek notice TSV", "zeek/slips_test10_notice.log", Library.FAST_CSV_TABS, 1),
          new Input("Zeek notice JSON", "zeek/slips_test9_notice.json.log", Library.JACKSON, 1));

  private IngestBenchmark() {}

  /** Arguments: folder of the captures, rows for each format, and words that choose formats. */
  public static void main(String[] arguments) throws IOException, IngestException {
    Path data = Path.of(arguments[0]);
    long rows = Long.parseLong(arguments[1]);
    String wanted = arguments.length > 2 ? arguments[2].toLowerCase(Locale.ROOT) : "";
    System.out.println(
        "| format | rows | MiB | library alone, rows/s | ingest in order of time, rows/s | ratio | ingest as a stream, rows/s | ratio |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (Input input : INPUTS) {
      if (input.name.toLowerCase(Locale.ROOT).contains(wanted)) {
        System.out.println(measured(input, data, rows));
      }
    }
  }

  private static String measured(Input input, Path data, long rows)
      throws IOException, IngestException {
    Path large = Files.createTempFile("nirs-benchmark", "");
    try {
      long written = RepeatedCapture.write(data.resolve(input.file), large, rows, input.daysApart);
      List<Long> library = new ArrayList<>();
      List<Long> sorted = new ArrayList<>();
      List<Long> streamed = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        library.add(nanos(() -> input.library.parse(large), written));
        sorted.add(nanos(() -> sorted(large), written));
        streamed.add(nanos(() -> streamed(large), written));
      }
      return row(input, written, Files.size(large), List.of(library, sorted, streamed));
    } finally {
      Files.delete(large);
    }
  }

  private static String row(Input input, long rows, long bytes, List<List<Long>> times) {
    double library = best(times.get(0));
    double sorted = best(times.get(1));
    double streamed = best(times.get(2));
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f | %,.0f | %,.0f | %.2f | %,.0f | %.2f |",
        input.name,
        rows,
        bytes / 1048576.0,
        rows / library * 1e9,
        rows / sorted * 1e9,
        sorted / library,
        rows / streamed * 1e9,
        streamed / library);
  }

  /** The best of the later rounds: the first two warm the compiler, others may be disturbed. */
  private static double best(List<Long> nanos) {
    return Collections.min(nanos.subList(2, nanos.size()));
  }

  private static long nanos(Work work, long expected) throws IOException, IngestException {
    long start = System.nanoTime();
    long done = work.run();
    long nanos = System.nanoTime() - start;
    if (done != expected) {
      throw new IllegalStateException(done + " rows read of " + expected);
    }
    return nanos;
  }

  private static long sorted(Path file) throws IngestException {
    long[] seen = {0};
    IngestReport report =
        Sources.readFiles(
            List.of(new InputFile(file, false)), IngestOptions.DEFAULT, b -> {}, o -> seen[0]++);
    return rows(report.sources().get(0), seen[0]);
  }

  private static long streamed(Path file) throws IOException, IngestException {
    long[] seen = {0};
    try (InputStream in = Files.newInputStream(file)) {
      IngestReport report =
          Sources.readStream(file.toString(), in, IngestOptions.DEFAULT, o -> seen[0]++);
      return rows(report.sources().get(0), seen[0]);
    }
  }

  private static long rows(SourceReport report, long seen) {
    return seen
        + report.skipped().values().stream().mapToLong(n -> n).sum()
        + report.rejected().values().stream().mapToLong(n -> n).sum();
  }

  /** A capture that stands for its format. */
  private record Input(String name, String file, Library library, int daysApart) {}

  /** Parses a file and does nothing with it; tells how many rows there were. */
  private enum Library {
    FAST_CSV {
      @Override
      long parse(Path file) throws IOException {
        return count(CsvReader.builder(), file) - 1;
      }
    },
    FAST_CSV_TABS {
      @Override
      long parse(Path file) throws IOException {
        return count(
            CsvReader.builder().fieldSeparator('\t').commentStrategy(CommentStrategy.SKIP), file);
      }
    },
    JACKSON {
      @Override
      long parse(Path file) throws IOException {
        long objects = 0;
        int depth = 0;
        try (InputStream in = Files.newInputStream(file);
            JsonParser parser = new JsonFactory().createParser(in)) {
          for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            objects += token.isStructEnd() && depth == 0 ? 1 : 0;
          }
        }
        return objects;
      }
    };

    abstract long parse(Path file) throws IOException;

    private static long count(CsvReader.CsvReaderBuilder builder, Path file) throws IOException {
      long records = 0;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
          CsvReader<CsvRecord> reader = builder.ofCsvRecord(in)) {
        for (CsvRecord record : reader) {
          records += record.getFieldCount() > 0 ? 1 : 0;
        }
      }
      return records;
    }
  }

  /** Something to measure; tells how many rows it read. */
  @FunctionalInterface
  private interface Work {
    long run() throws IOException, IngestException;
  }
}
