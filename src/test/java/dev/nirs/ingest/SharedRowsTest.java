package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nirs.traffic.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several threads read, in blocks of any size, is what one reads line by line. */
class SharedRowsTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final String SEED = "timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n";
  private static final List<String> HEADERS =
      List.of(
          SEED,
          "\ufeff" + SEED,
          "\r\n \n" + SEED.replace("\n", "\r\n"),
          "Flow ID,Src IP,Src Port,Dst IP,Dst Port,Protocol,Timestamp,Label\n",
          "\"timestamp\",src_ip,src_port,dst_ip,dst_port,protocol,label\n");
  private static final List<String> CELLS =
      List.of(
          "1",
          "1556172725.5",
          "2017-07-03 11:57:41.826651",
          "10.0.0.1",
          "10.0.0.2",
          "10.0.0.256",
          "2001:db8::17:4",
          "80",
          "70000",
          "-",
          "",
          "tcp",
          "udp",
          "17",
          " icmp ",
          "benign",
          "DoS Hulk",
          "d\u00e9j\u00e0 vu",
          "\"quoted, cell\"",
          "\"",
          "\"open",
          "\ufeff1",
          "a label that is longer than two numbers can hold",
          "\t");
  private static final List<Reading> READINGS =
      List.of(
          new Reading(2, 2),
          new Reading(2, 61),
          new Reading(3, 700),
          new Reading(4, 5000),
          new Reading(2, LineBlocks.BYTES));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void readsHostileRowsAsOneThreadDoes(long seed) throws IngestException {
    SplittableRandom random = new SplittableRandom(seed);
    assertSameForAll(capture(random, HEADERS.get(random.nextInt(HEADERS.size())), 400));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void readsHeaderlessRowsAsOneThreadDoes(long seed) throws IngestException {
    SplittableRandom random = new SplittableRandom(seed);
    String row = "10.0.0.1,1,10.0.0.2,80,tcp" + ",0".repeat(23) + ",14" + ",0".repeat(19) + ",0\n";
    String mark = seed % 2 == 0 ? "\ufeff" : "";
    assertSameForAll(
        capture(random, mark + row + "\ufeff" + row + row.replace("tcp", "t c p"), 50));
  }

  @Test
  void cutsNoLineThatIsReadAndReadsNoneThatIsTooLong() throws IngestException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(SEED.getBytes(StandardCharsets.UTF_8));
    for (int length : new int[] {0, 1, 2, 100_000, 200_000, 5_000_000}) {
      for (String end : List.of("\n", "\r\n")) {
        String row = "1,10.0.0.1,1,10.0.0.2,80,tcp,";
        int fill = Lines.MOST_BYTES - row.length() + (length < 100_000 ? length - 1 : length);
        lines.writeBytes(
            (row + "x".repeat(fill) + end + row + "y" + end).getBytes(StandardCharsets.UTF_8));
      }
    }
    Read read = read(new ByteArrayInputStream(lines.toByteArray()), Reading.ALONE);
    assertThat(read.observations()).hasSize(16);
    assertThat(read.report().rejected()).containsEntry(RejectionReason.LINE_TOO_LONG, 8L);
    assertSameForAll(lines.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("captures")
  void readsCapturesAsOneThreadDoes(String file) throws IOException, IngestException {
    Path path = DATA.resolve(file);
    assumeThat(path).as("the capture %s", file).exists();
    Read alone = read(Files.newInputStream(path), Reading.ALONE);
    for (Reading reading : List.of(new Reading(2, LineBlocks.BYTES), new Reading(4, 3000))) {
      assertThat(read(Files.newInputStream(path), reading)).isEqualTo(alone);
    }
  }

  static Stream<String> captures() {
    return Stream.of(
        "cic-ids-2017/cicids2017_improved_mon-thu.csv.gz",
        "cic-ids-2017/trafficlabelling_ddos.csv",
        "cic-ids-2017/trafficlabelling_xss.csv",
        "ton-iot/train_test_network_part.csv.gz",
        "ton-iot/slide_alerts.csv",
        "unsw-nb15/UNSW-NB15_1_first8000.csv",
        "suricata-eve/slips_test6_20210606_eve.json",
        "zeek/slips_test9_conn.json.log",
        "zeek/slips_test9_notice.json.log");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24})
  void usesWhatComesBeforeABreak(long seed) throws IOException, IngestException {
    SplittableRandom random = new SplittableRandom(seed);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(capture(random, SEED, 3000));
    }
    byte[] whole = packed.toByteArray();
    byte[] broken = Arrays.copyOf(whole, whole.length / 2 + random.nextInt(whole.length / 2));
    Read alone = read(new ByteArrayInputStream(broken), Reading.ALONE);
    assertThat(alone.report().fault()).isPresent();
    assertThat(alone.observations()).isNotEmpty();
    assertSameForAll(broken);
  }

  @Test
  void tellsWhereTheSinkFails() {
    byte[] capture = capture(new SplittableRandom(31), SEED, 2000);
    int[] taken = {0};
    Consumer<Observation> full =
        observation -> {
          if (++taken[0] == 20) {
            throw new IllegalStateException("full");
          }
        };
    Capture shared = new Capture("capture", IngestOptions.DEFAULT, new Reading(3, 500));
    assertThatThrownBy(() -> shared.read(new ByteArrayInputStream(capture), new Tally(false, full)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("full");
    assertThat(taken[0]).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesReadingByNobody(int threads) {
    assertThatThrownBy(() -> new Reading(threads, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(threads + " threads");
    assertThatThrownBy(() -> new Reading(2, threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blocks of " + threads);
  }

  /** Asserts that every way of reading gives what one thread gives. */
  static void assertSameForAll(byte[] capture) throws IngestException {
    Read alone = read(new ByteArrayInputStream(capture), Reading.ALONE);
    for (Reading reading : READINGS) {
      if (capture.length < 1 << 20 || reading.blockBytes() > 1000) {
        assertThat(read(new ByteArrayInputStream(capture), reading))
            .as("%s", reading)
            .isEqualTo(alone);
      }
    }
  }

  private static Read read(InputStream in, Reading reading) throws IngestException {
    List<Observation> observations = new ArrayList<>();
    Capture capture = new Capture("capture", IngestOptions.DEFAULT, reading);
    return new Read(capture.read(in, new Tally(false, observations::add)), observations);
  }

  /** A capture of which about half the rows are good. */
  private static byte[] capture(SplittableRandom random, String header, int rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < rows; i++) {
      out.writeBytes(line(random, i).getBytes(StandardCharsets.UTF_8));
      if (random.nextInt(50) == 0) {
        out.write(random.nextInt(256));
      }
      String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
      out.writeBytes((i == rows - 1 ? "" : end).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String line(SplittableRandom random, int row) {
    return switch (random.nextInt(8)) {
      case 0 -> " ".repeat(random.nextInt(3));
      case 1, 2 ->
          String.join(
              ",",
              Stream.generate(() -> CELLS.get(random.nextInt(CELLS.size())))
                  .limit(random.nextInt(5, 10))
                  .toList());
      case 3 -> row + ",10.0.0." + row % 256 + ",\"1\",10.0.0.2,80,tcp,\"a, b\"";
      case 4 -> "x,10.0.0." + row % 256 + ",1,::1,80,6,2017-07-03 11:57:41.8,BENIGN";
      default -> row + ".25,10.0.0." + row % 256 + ",1,2001:db8::" + row + ",80,udp,DoS Hulk";
    };
  }
}
