package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nirs.traffic.Observation;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every capture: its format and its counts. The counts were taken from the raw files by a program
 * of its own that shares no code with this one: Python's csv, json and ipaddress modules, a record
 * counted as alert or benign by its label, its event type, or its kind of log; a record whose
 * number of fields is not that of the header counted as rejected.
 */
class CapturesTest {
  private static final Path DATA = Path.of("../shared/data");

  /** Files that are no captures: they describe the others. */
  private static final Set<String> DESCRIPTIONS =
      Set.of("README.md", "class_totals_and_weights.csv", "row_time_anchors.csv");

  @TempDir private Path folder;

  static List<Expected> captures() {
    return List.of(
        flows("cic-ids-2017/cicids2017_improved_mon-thu.csv.gz", "cic-corrected", 33_276, 6_193),
        flows("cic-ids-2017/trafficlabelling_ddos.csv", "cic-original", 1_000, 0),
        flows("cic-ids-2017/trafficlabelling_xss.csv", "cic-original", 652, 0),
        flows("ton-iot/train_test_network_part.csv.gz", "ton-iot", 81_043, 25_000),
        flows("ton-iot/slide_alerts.csv", "seed-csv", 10, 0),
        flows("unsw-nb15/UNSW-NB15_1_first8000.csv", "unsw-nb15", 479, 7_521),
        new Expected(
            "suricata-eve/slips_test6_20210606_eve.json",
            "eve",
            new Counts(3_512, 745, 3_146, 366),
            "anomaly=3 dns=680 fileinfo=3 http=56 tls=1",
            ""),
        events("suricata-eve/first-org-conf-2015_alerts-only.json", "eve", 136, ""),
        events("suricata-eve/honeypot-2018_alerts-only.json", "eve", 44, ""),
        flows("zeek/lab_nmap_conn.log", "zeek-conn-tsv", 0, 1_008),
        flows("zeek/slips_test10_conn.log", "zeek-conn-tsv", 0, 141),
        flows("zeek/slips_test9_conn.json.log", "zeek-conn-json", 0, 576),
        events("zeek/slips_test10_notice.log", "zeek-notice-tsv", 12, "WRONG_FIELD_COUNT=1"),
        events("zeek/slips_test9_notice.json.log", "zeek-notice-json", 18, ""),
        // 719 malicious; 44 benign and 3 of unknown label, which no alert names
        flows("ctu/CTU-SME-11_win7_20230222_conn.log.labeled", "zeek-conn-tsv", 719, 47));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void hasTheCountsOfTheRawFile(Expected expected) throws IngestException {
    assertCounts(Read.file(present(expected.file)), expected);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void readsTheSameFromAStreamPlainOrPacked(Expected expected) throws IOException, IngestException {
    Path file = present(expected.file);
    byte[] plain = plain(file);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    Read fromFile = Read.file(file);
    for (byte[] bytes : List.of(plain, packed.toByteArray())) {
      Read read = Read.stream(new Dripping(bytes), IngestOptions.DEFAULT);
      assertCounts(read, expected);
      assertThat(sorted(read)).isEqualTo(sorted(fromFile));
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void sortsFilesByEventTime(Expected expected) throws IngestException {
    List<Long> times =
        Read.file(present(expected.file)).observations().stream()
            .map(observation -> observation.flow().time())
            .toList();
    assertThat(times).isSorted();
  }

  @Test
  void countsEveryCaptureThatIsThere() throws IOException {
    assumeThat(DATA).as("the captures").exists();
    Set<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.walk(DATA)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !DESCRIPTIONS.contains(file.getFileName().toString()))
          .forEach(file -> there.add(DATA.relativize(file).toString()));
    }
    assertThat(captures().stream().map(Expected::file)).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void readsPackedFiles() throws IOException, IngestException {
    Path plain = present("zeek/lab_nmap_conn.log");
    Path packed = folder.resolve("conn.log.gz");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, gzip);
    }
    assertThat(Read.file(packed).observations()).isEqualTo(Read.file(plain).observations());
  }

  @Test
  void saysThatRowOrderStandsForTime() throws IngestException {
    Read read = Read.file(present("ton-iot/train_test_network_part.csv.gz"));
    assertThat(read.report().notices())
        .containsExactly(
            "no timestamps: the order of rows stands for time, one row each 10 ms from 1970-01-01");
    assertThat(read.observations().getLast().flow().time()).isEqualTo(106_042 * 10_000L);
  }

  private static void assertCounts(Read read, Expected expected) {
    SourceReport report = read.report();
    assertThat(report.format().id()).isEqualTo(expected.format);
    assertThat(new Counts(report.flows(), report.alerts(), report.benign(), report.alerted()))
        .isEqualTo(expected.counts);
    assertThat(text(report.skipped())).isEqualTo(expected.skipped);
    assertThat(text(report.rejected())).isEqualTo(expected.rejected);
    assertThat(report.fault()).isEmpty();
    assertThat(read.observations()).hasSize((int) expected.counts.observations());
  }

  private static String text(java.util.Map<?, Long> counts) {
    return counts.entrySet().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static List<Observation> sorted(Read read) {
    return read.observations().stream()
        .sorted(java.util.Comparator.comparingLong(o -> o.flow().time()))
        .toList();
  }

  private static Path present(String file) {
    Path path = DATA.resolve(file);
    assumeThat(path).as("the capture %s", file).exists();
    return path;
  }

  private static byte[] plain(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return unpacked.readAllBytes();
    }
  }

  private static Expected flows(String file, String format, long alerts, long benign) {
    return new Expected(file, format, new Counts(alerts + benign, alerts, benign, 0), "", "");
  }

  private static Expected events(String file, String format, long alerts, String rejected) {
    return new Expected(file, format, new Counts(0, alerts, 0, 0), "", rejected);
  }

  /** What a capture holds; skipped and rejected as {@code KIND=COUNT}. */
  record Expected(String file, String format, Counts counts, String skipped, String rejected) {
    @Override
    public String toString() {
      return file;
    }
  }

  /** How many there are of what. */
  record Counts(long flows, long alerts, long benign, long alerted) {
    long observations() {
      return alerts + benign + alerted;
    }
  }

  /** Gives few bytes a read, as a pipe does. */
  private static final class Dripping extends java.io.ByteArrayInputStream {
    Dripping(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) {
      return super.read(bytes, from, Math.min(length, 1000));
    }
  }
}
