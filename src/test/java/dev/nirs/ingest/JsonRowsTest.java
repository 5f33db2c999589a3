package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are read without the parser say what the parser reads in them. */
class JsonRowsTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final List<String> FIELDS = new EveLayout().fields();

  private final Row row = new Row(FIELDS);
  private final PlainJson plain = new PlainJson(row);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsWhatTheParserReads(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      read += isPlain(JsonLines.line(random), random) ? 1 : 0;
    }
    assertThat(read).isBetween(4_000, 15_000);
  }

  /** The line stands somewhere in an array of other bytes, or ends with it. */
  private boolean isPlain(byte[] line, SplittableRandom random) throws IOException {
    int before = random.nextInt(20);
    int behind = random.nextInt(3) * 10;
    byte[] array = new byte[before + line.length + behind];
    Arrays.fill(array, (byte) "\"}0 x\n".charAt(random.nextInt(6)));
    System.arraycopy(line, 0, array, before, line.length);
    boolean isPlain = plain.read(array, before, before + line.length);
    if (isPlain) {
      assertThat(cells(row))
          .as(new String(line, StandardCharsets.UTF_8))
          .isEqualTo(parsed(line).orElseThrow());
    }
    return isPlain;
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(i -> row.cell(i).toString()).toList();
  }

  /** What the parser reads; empty where the line is broken. */
  private static Optional<List<String>> parsed(byte[] line) throws IOException {
    Row parsed = new Row(FIELDS);
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      new FlatJson(parsed).read(parser);
      return parser.nextToken() == null ? Optional.of(cells(parsed)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @Test
  void readsTheLinesOfSensorsWithoutTheParser() throws IOException {
    Path file = DATA.resolve("suricata-eve/slips_test6_20210606_eve.json");
    assumeThat(file).as("the capture").exists();
    SplittableRandom random = new SplittableRandom(1);
    int others = 0;
    for (String line : Files.readAllLines(file)) {
      others += isPlain(line.getBytes(StandardCharsets.UTF_8), random) ? 0 : 1;
    }
    assertThat(others).isLessThan(50);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void sharesHostileLinesAsOneThreadReadsThem(long seed) throws IngestException {
    SplittableRandom random = new SplittableRandom(seed);
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    capture.writeBytes("{\"event_type\":\"stats\"}\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 500; i++) {
      byte[] line = JsonLines.line(random);
      capture.writeBytes(line);
      capture.writeBytes((random.nextInt(9) == 0 ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8));
    }
    SharedRowsTest.assertSameForAll(capture.toByteArray());
  }

  @ParameterizedTest(name = "{0} different kinds")
  @ValueSource(ints = {90, 100, 101, 130, 400})
  void tellsTheFirstHundredKindsApartHoweverLinesAreShared(int kinds) throws IngestException {
    SplittableRandom random = new SplittableRandom(kinds);
    StringBuilder capture = new StringBuilder("{\"event_type\":\"kind 0\"}\n");
    for (int i = 0; i < 5000; i++) {
      String kind = random.nextInt(50) == 0 ? "other" : "kind " + random.nextInt(kinds);
      capture.append("{\"event_type\":\"").append(kind).append("\"}\n");
    }
    byte[] bytes = capture.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(Read.text(capture.toString()).report().skipped()).hasSizeBetween(90, 101);
    SharedRowsTest.assertSameForAll(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"a", "\"a\"", "1", "-", "t", "{", "[", "x", ":", "\u0001"})
  void losesNoLineBehindOneWithMoreThanAnObject(String more) throws IngestException {
    String row =
        "{\"event_type\":\"flow\",\"timestamp\":\"2020-01-02T03:04:05\\u005a\",\"src_ip\":\"10.0.0.1\","
            + "\"dest_ip\":\"10.0.0.2\",\"proto\":\"ICMP\"}";
    Read read = Read.text(row + "\n" + row + more + "\n" + row + " \n" + row);
    assertThat(read.report().rejected()).isEqualTo(Map.of(RejectionReason.BAD_JSON, 1L));
    assertThat(read.rejections()).first().asString().startsWith("line 2, column 1");
    assertThat(read.observations()).hasSize(3);
  }

  @Test
  void takesBlankValuesAgainAndAgain() throws IngestException {
    String blank = "\"src_ip\":\"" + "\\t".repeat(1024) + "\",";
    Read read =
        Read.text(
            "{\"event_type\":\"stats\"}\n{"
                + blank.repeat(100)
                + "\"src_ip\":\"10.0.0.1\",\"event_type\":\"flow\",\"timestamp\":\"2020-01-02T03:04:05Z\","
                + "\"dest_ip\":\"10.0.0.2\",\"proto\":\"ICMP\"}\n");
    assertThat(read.observations()).hasSize(1);
  }
}
