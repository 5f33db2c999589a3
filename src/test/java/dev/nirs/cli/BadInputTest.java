package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wrong usage and bad input through the command itself: one line that names the place, the
 * documented exit code, no stack trace and no page of help.
 */
class BadInputTest {
  private static final String ALERTS = "examples/slides/alerts.csv";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "suggest ALERTS --epsilon 2 | '--epsilon': '2' is no share; expected a number from 0 to 1",
        "suggest ALERTS --idle abc | '--idle': 'abc' is no duration; expected a number with ms, s, m, h or d",
        "suggest ALERTS --idle 0 | '--idle': '0' is no time; expected more than 0",
        "suggest ALERTS --idle 999999999d | '--idle': '999999999d' is too long; expected at most 36500d",
        "suggest ALERTS --max-window -1 | '--max-window': '-1' is no duration",
        "suggest ALERTS --benign-window x | '--benign-window': 'x' is no duration",
        "suggest ALERTS --lateness -3 | '--lateness': '-3' is no duration",
        "suggest ALERTS --timeout 0s | '--timeout': '0s' is no time; expected more than 0",
        "suggest ALERTS --format nosuch | '--format': 'nosuch' is no format; expected one of seed-csv, eve",
        "suggest ALERTS --protect nonsense | --protect nonsense: is no address, prefix or role; expected",
        "suggest ALERTS --chain x_y | '--chain': expected one of [INPUT, FORWARD, OUTPUT]",
        "suggest ALERTS --last -1 | --last -1 is negative; expected 0 or more",
        "suggest ALERTS --last 99999999999 | '--last': '99999999999' is not an int",
        "suggest ALERTS --max-rules -1 | --max-rules -1 is negative; expected 0 or more",
        "suggest ALERTS --management-port 70000 | --management-port 70000 is no port; expected 0 to 65535",
        "suggest ALERTS --benign-floor -1 | benign floor -1 is negative",
        "suggest ALERTS --threshold nan | '--threshold': 'nan' is no share; expected a number from 0 to 1",
        "suggest ALERTS --ollama-url garbage | '--ollama-url': 'garbage' is no URL; expected one such as http://",
        "suggest ALERTS --output xml | '--output': expected one of [text, json, iptables]",
        "suggest ALERTS --strategy x | '--strategy': expected one of [suggest, general, atomic]",
        "suggest ALERTS --direction x | '--direction': expected one of [forward, both]",
        "suggest ALERTS --ipv6=maybe | '--ipv6': 'maybe' is not a boolean",
        "suggest ALERTS --hosts FOLDER | is a directory; expected a readable file",
        "suggest ALERTS --benign nothing.csv | nothing.csv: does not exist; expected a file",
        "suggest ALERTS --model | Missing required parameter for option '--model' (NAME)",
        "suggest ALERTS --nosuch | Unknown option: '--nosuch'",
        "suggest | Missing required parameter: 'FILE'",
        "suggest --no-model | Missing required parameter: 'FILE'",
        "suggest - - | standard input (-) is named twice",
        "nosuch | Unmatched argument at index 0: 'nosuch'",
        "check --output xml | '--output': expected one of",
        "check --output iptables | --output iptables is for 'suggest'; expected text or json",
        "check nothing | nothing: does not exist; expected a file with one rule a line",
        "check FOLDER | is a directory; expected a file with one rule a line",
        "check --nosuch | Unknown option: '--nosuch'",
        "knowledge nosuch | Unmatched argument at index 1: 'nosuch'",
        "knowledge accept x --by y --management-port 70000 | --management-port 70000 is no port",
        "knowledge list --kind x | '--kind': 'x' is no kind; expected example, warning or playbook",
        "knowledge list --knowledge /nonexistent | no knowledge base: /nonexistent is no folder",
        "knowledge search | Missing required parameter: 'WORD'",
        "knowledge search ssh --most 0 | --most 0 is not 1 to 100",
        "knowledge search ssh --most many | '--most': 'many' is not an int",
        "knowledge search ssh --knowledge ALERTS | alerts.csv is no folder",
        "knowledge rebuild --knowledge ALERTS | alerts.csv is no folder",
        "knowledge learn ALERTS | Missing required options: '--capture=NAME', '--accepted-by=WHO'",
        "knowledge learn ALERTS --capture ../x --accepted-by y | --capture ../x is no name; expected a-z",
        "knowledge learn ALERTS --capture x --accepted-by y --most -1 | --most -1 is not 1 to 1000",
        "knowledge learn ALERTS --capture x --accepted-by y --max-rules -1 | --max-rules -1 is negative",
        "doctor --ollama-url x | '--ollama-url': 'x' is no URL",
        "doctor --timeout 0 | '--timeout': '0' is no time; expected more than 0"
      })
  void refusesWrongUsageInOneLine(String command, String message) {
    List<String> arguments = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      arguments.add(word.replace("ALERTS", ALERTS).replace("FOLDER", folder.toString()));
    }
    RunCommand.Printed printed = RunCommand.run(arguments.toArray(String[]::new));
    assertOneLine(printed, message);
    assertThat(printed.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example", "playbook"})
  void takesTheKindsThatTheHelpNames(String kind) {
    assertThat(RunCommand.run("knowledge", "list", "--kind", kind).code()).isZero();
  }

  @Test
  void takesNoLimitOfRulesAsZero() {
    assertThat(RunCommand.run("suggest", ALERTS, "--no-model", "--max-rules", "0").code()).isZero();
  }

  @Test
  void refusesFilesThatAreNoCaptures() throws IOException {
    assertRefused(write("empty", ""), "empty: empty; expected a capture with alerts or flows");
    assertRefused(write("blank", " \n\n\t\n"), "blank: empty; expected");
    assertRefused(
        noise(), "noise: binary content; expected text: CSV, Suricata EVE, or a Zeek log");
    assertRefused(folder, "is a directory; expected a file");
    assertRefused(folder.resolve("none"), "none: does not exist; expected a file");
    assertRefused(
        write("prose", "Dear all,\nplease block.\n"),
        "prose: unknown format; it begins with 'Dear all,'");
    assertRefused(
        write("columns", "timestamp,src_ip,dst_ip\n1,10.0.0.1,10.0.0.2\n"),
        "columns: line 1 has no column src_port, dst_port, protocol; expected the columns timestamp, src_ip");
    assertRefused(
        write("zeek", "#separator \\x09\n#path\tconn\n1\t2\n"), "zeek: no #fields line; expected");
    assertRefused(write("fields", "#fields\tts\tuid\n"), "fields: line 1 has no field id.orig_h");
    assertRefused(packed(5), "short.gz: the gzip data break off; expected a whole capture");
    assertRefused(wide(), "wide: unknown format; it begins with 'xxx");
  }

  @Test
  void refusesAFileThatCannotBeRead() {
    Path broken = Path.of("/proc/self/mem");
    assumeThat(broken).as("a file whose reading fails (/proc/self/mem)").isReadable();
    assertRefused(broken, "/proc/self/mem: ");
    assertOneLine(RunCommand.run("check", broken.toString()), "/proc/self/mem: cannot be read");
  }

  @Test
  void usesWhatStandsBeforeTheBreakOfAGzip() throws IOException {
    Path cut = packed(400_000);
    RunCommand.Printed printed =
        RunCommand.run("suggest", cut.toString(), "--no-model", "--output", "json");
    assertOneLine(printed, "short.gz: the gzip data break off; what came before is used");
    assertThat(printed.out()).isNotEmpty();
  }

  @Test
  void goesOnBehindALineOfAHundredMegabytes() throws IOException {
    Path file = wide();
    String all = Files.readString(Path.of(ALERTS));
    try (OutputStream out = Files.newOutputStream(folder.resolve("behind"));
        InputStream in = Files.newInputStream(file)) {
      out.write(all.getBytes(StandardCharsets.UTF_8));
      in.transferTo(out);
      out.write(("\n" + all.lines().toList().get(1) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    RunCommand.Printed printed =
        RunCommand.run("suggest", folder.resolve("behind").toString(), "--no-model");
    assertThat(printed.code()).isZero();
    assertThat(printed.err())
        .contains(
            "11 flows, 11 alerts, 0 benign, rejected 1 LINE_TOO_LONG",
            "behind: line 12: found 'a longer line', expected at most 1048576 bytes");
  }

  @Test
  void namesFileLineAndColumnOfRejectedRows() throws IOException {
    Path file =
        write("rows", Files.readString(Path.of(ALERTS)) + "1,10.0.0.1,http,10.0.0.2,80,tcp,1,x\n");
    assertThat(RunCommand.run("suggest", file.toString(), "--no-model").err())
        .contains(file + ": line 12, src_port: found 'http', expected a port from 0 to 65535");
  }

  @Test
  void checksRulesOfAnyBytesAndLength() throws IOException {
    RunCommand.Printed binary = RunCommand.run("check", noise().toString());
    assertThat(binary.code()).isEqualTo(1);
    assertThat(binary.err()).isEmpty();
    RunCommand.Printed huge = RunCommand.run("check", wide().toString());
    assertThat(huge.code()).isEqualTo(1);
    assertThat(huge.out()).contains("wide:1:").contains("refused: ").hasSizeLessThan(1000);
    assertThat(RunCommand.run("check", write("nothing", "").toString()).code()).isZero();
  }

  @Test
  void refusesABrokenKnowledgeBase() throws IOException {
    Path base = Files.createDirectories(folder.resolve("base"));
    Files.copy(noise(), Files.createDirectories(base.resolve("playbook")).resolve("x.md"));
    assertOneLine(
        RunCommand.run("knowledge", "list", "--knowledge", base.toString()), "x.md:1:1: found ");
  }

  private void assertRefused(Path input, String message) {
    RunCommand.Printed printed = RunCommand.run("suggest", input.toString(), "--no-model");
    assertOneLine(printed, message);
    assertThat(printed.err().lines()).hasSize(1);
    assertThat(printed.out()).isEmpty();
  }

  private static void assertOneLine(RunCommand.Printed printed, String message) {
    assertThat(printed.err().lines().filter(line -> line.startsWith("nirs: error: ")))
        .hasSize(1)
        .first()
        .asString()
        .contains(message);
    assertThat(printed.err()).doesNotContain("\tat ", "Exception", "Usage:");
    assertThat(printed.code()).isEqualTo(2);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path noise() throws IOException {
    byte[] bytes = new byte[5000];
    new Random(42).nextBytes(bytes);
    return Files.write(folder.resolve("noise"), bytes);
  }

  private Path wide() throws IOException {
    Path file = folder.resolve("wide");
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
    return file;
  }

  /** The first bytes of a packed capture. */
  private Path packed(int most) throws IOException {
    Path whole = folder.resolve("whole.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      out.write(
          "timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n"
              .getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100_000; i++) {
        String row =
            i + ",203.0.113." + i * 31 % 250 + "," + i % 60_000 + ",192.0.2.1,80,tcp,attack\n";
        out.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    return Files.write(
        folder.resolve("short.gz"), Arrays.copyOf(bytes, Math.min(most, bytes.length - 100)));
  }
}
