package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestCommandTest {
  private static final String ALERTS = "examples/slides/alerts.csv";
  private static final String BENIGN = "examples/slides/benign.csv";

  @TempDir private Path folder;

  @Test
  void answersTheTenAlertsOfTheTalkFromTheBaseline() {
    RunCommand.Printed printed =
        RunCommand.run("suggest", ALERTS, "--benign", BENIGN, "--no-model");
    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .contains(
            "Window 1  2019-04-25 06:12:05 to 2019-04-25 06:13:05 UTC",
            "FALLBACK",
            "-j DROP",
            "Together: ");
    assertThat(printed.err()).contains("seed-csv, 10 flows, 10 alerts");
  }

  @Test
  void saysOnceThatThereIsNoOllamaAndStillAnswers() {
    RunCommand.Printed printed =
        RunCommand.run("suggest", ALERTS, "--benign", BENIGN, "--ollama-url", "http://127.0.0.1:9");
    assertThat(printed.code()).isZero();
    assertThat(
            printed
                .err()
                .lines()
                .filter(line -> line.contains("no model, so the atomic baseline answers")))
        .hasSize(1);
  }

  @Test
  void writesJsonLinesWithTheCountsOfEachWindow() throws IOException {
    List<JsonNode> lines = json(ALERTS, "--benign", BENIGN);
    assertThat(lines).hasSize(5);
    JsonNode first = lines.get(0);
    assertThat(first.at("/window/start").asText()).isEqualTo("2019-04-25T06:12:05Z");
    assertThat(first.at("/window/end").asText()).isEqualTo("2019-04-25T06:13:05Z");
    assertThat(first.at("/window/alerts").asInt()).isEqualTo(1);
    assertThat(first.at("/window/benign").asInt()).isGreaterThan(100);
    assertThat(first.at("/outcome").asText()).isEqualTo("FALLBACK");
    assertThat(first.at("/fallback/reason").asText()).isEqualTo("NOT_ASKED");
    assertThat(first.at("/rules/0/source").asText()).isEqualTo("ATOMIC");
    assertThat(lines).allSatisfy(line -> assertThat(line.at("/coverage").asDouble()).isEqualTo(1));
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.at("/falsePositiveRate").asDouble()).isZero());
  }

  @Test
  void writesAFragmentAloneForIptablesRestore() {
    RunCommand.Printed printed =
        RunCommand.run(
            "suggest",
            ALERTS,
            "--benign",
            BENIGN,
            "--no-model",
            "--output",
            "iptables",
            "--chain",
            "FORWARD");
    assertThat(printed.out()).startsWith("*filter\n-A FORWARD ").endsWith("\nCOMMIT\n");
    assertThat(printed.out().lines().skip(1).filter(line -> !line.equals("COMMIT")))
        .allMatch(line -> line.startsWith("-A FORWARD "));
  }

  @Test
  void answersTheLastWindowsOnly() throws IOException {
    assertThat(json(ALERTS, "--benign", BENIGN, "--last", "2"))
        .extracting(line -> line.at("/window/number").asInt())
        .containsExactly(4, 5);
  }

  @Test
  void keepsOffProtectedAddressesAndRoles() throws IOException {
    Path hosts = folder.resolve("hosts.yaml");
    Files.writeString(
        hosts, "network: test\nhosts:\n  - address: 192.168.1.30\n    role: web-server\n");
    for (String what : List.of("192.168.1.30", "192.168.1.0/24", "web-server")) {
      List<JsonNode> lines =
          json(ALERTS, "--benign", BENIGN, "--protect", what, "--hosts", hosts.toString());
      assertThat(lines.get(0).get("rules"))
          .allSatisfy(rule -> assertThat(rule.get("rule").asText()).doesNotContain("192.168.1.30"));
    }
  }

  @Test
  void exitsWithOneWhereNothingIsSuggested() throws IOException {
    Path calm =
        write(
            "calm.csv",
            "timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n1,10.0.0.1,1,10.0.0.2,80,tcp,benign\n");
    RunCommand.Printed printed = RunCommand.run("suggest", calm.toString(), "--no-model");
    assertThat(printed.code()).isEqualTo(1);
    assertThat(printed.err()).contains("no alert was found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epsilon | 2 | share",
        "--epsilon | -0.1 | share",
        "--epsilon | NaN | share",
        "--idle | soon | duration",
        "--idle | 0 | idle",
        "--max-window | -5m | duration",
        "--max-rules | many | max-rules",
        "--max-rules | -3 | max-rules",
        "--chain | input | INPUT",
        "--chain | PREROUTING | INPUT",
        "--format | pcap | format",
        "--output | xml | output",
        "--last | -1 | last",
        "--ollama-url | not a url | URL",
        "--ollama-url | ftp://x | URL",
        "--protect | nobody | protect",
        "--hosts | /nonexistent.yaml | nonexistent",
        "--threshold | 7 | share",
        "--frobnicate | 1 | frobnicate"
      })
  void refusesWrongOptionValuesInOneLine(String option, String value, String named) {
    RunCommand.Printed printed = RunCommand.run("suggest", ALERTS, option, value);
    assertThat(printed.code()).isEqualTo(2);
    assertThat(printed.err().lines().filter(line -> line.startsWith("nirs: error: "))).hasSize(1);
    assertThat(printed.err()).contains(named).doesNotContain("\tat ", "Exception");
    assertThat(printed.out()).isEmpty();
  }

  @Test
  void refusesBadInputInOneLineThatNamesThePlace() throws IOException {
    assertRefused(write("empty.csv", ""), "empty");
    assertRefused(folder, "directory");
    assertRefused(folder.resolve("nothing.csv"), "nothing.csv");
    byte[] binary = new byte[5000];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = (byte) (i * 7919 >>> 3);
    }
    Path noise = folder.resolve("noise.bin");
    Files.write(noise, binary);
    assertRefused(noise, "noise.bin");
    assertRefused(
        write("columns.csv", "timestamp,src_ip,dst_ip\n1,10.0.0.1,10.0.0.2\n"), "columns.csv");
    assertRefused(
        write("prose.txt", "It was a dark and stormy night.\nThe rain fell in torrents.\n"),
        "prose.txt");
  }

  @Test
  void reportsATruncatedGzipAndKeepsWhatCameBefore() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          "timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n"
              .getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 20_000; i++) {
        gzip.write(
            (i + ",203.0.113." + i * 31 % 250 + "," + i + ",192.0.2.1,80,tcp,attack\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    Path cut = folder.resolve("cut.csv.gz");
    Files.write(cut, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    RunCommand.Printed printed =
        RunCommand.run("suggest", cut.toString(), "--no-model", "--output", "json");
    assertThat(printed.code()).isEqualTo(2);
    assertThat(printed.out()).isNotEmpty();
    assertThat(printed.err()).contains("cut.csv.gz").doesNotContain("\tat ");
  }

  @Test
  void survivesALineOfAHundredMegabytes() throws IOException {
    Path wide = folder.resolve("wide.csv");
    try (OutputStream out = Files.newOutputStream(wide)) {
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'x');
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
    assertRefused(wide, "wide.csv");
  }

  private void assertRefused(Path input, String named) {
    RunCommand.Printed printed = RunCommand.run("suggest", input.toString(), "--no-model");
    assertThat(printed.code()).as(input.toString()).isEqualTo(2);
    assertThat(printed.err().lines().filter(line -> line.startsWith("nirs: error: "))).hasSize(1);
    assertThat(printed.err()).contains(named).doesNotContain("\tat ", "Exception");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<JsonNode> json(String... arguments) throws IOException {
    String[] all =
        Stream.concat(Stream.of("suggest", "--no-model", "--output", "json"), Stream.of(arguments))
            .toArray(String[]::new);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : RunCommand.run(all).out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
