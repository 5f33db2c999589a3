package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole command in processes with small heaps. One of 64 MiB holds the windows but not the
 * input: a flow takes over 100 bytes as an object, so a million of them do not fit. More rows:
 * {@code mvn test -Dtest=BoundedMemoryTest -Dnirs.rows=10000000}.
 */
class BoundedMemoryTest {
  private static final String HEAP = "-Xmx64m";
  private static final long ROWS = Long.getLong("nirs.rows", 1_000_000);

  /** Ten rows a second; every six hours ten minutes in which each twentieth row is an alert. */
  private static final int ROWS_A_SECOND = 10;

  private static final int PERIOD = 6 * 3600 * ROWS_A_SECOND;
  private static final int ATTACK = 600 * ROWS_A_SECOND;

  @TempDir private Path folder;

  @Test
  void doesNotHoldStandardInput() throws Exception {
    Process process = start("-");
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () -> {
              try (Writer out = process.outputWriter(StandardCharsets.US_ASCII)) {
                rows(out);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertAnswered(process);
    written.get(1, TimeUnit.MINUTES);
  }

  @Test
  void doesNotHoldAFile() throws Exception {
    Path file = folder.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      rows(out);
    }
    assertAnswered(start(file.toString()));
  }

  /**
   * A fiftieth of a million alerts beside ten million benign flows, and of 4 GiB with the start.
   */
  @Test
  void choosesGeneralRulesForOneLargeWindow() throws Exception {
    Path file = folder.resolve("window.csv");
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n");
      for (int row = 0; row < 220_000; row++) {
        boolean alert = row % 11 == 0;
        String source = alert ? 20 + random.nextInt(100) + "." + random.nextInt(256) : "10.9";
        out.write("%d.%03d,%s.".formatted(1_600_000_000 + row / 1000, row % 1000, source));
        out.write(random.nextInt(256) + "." + random.nextInt(250) + "," + (row % 60_000 + 1024));
        out.write(",192.0.2." + random.nextInt(250) + "," + (1 + random.nextInt(65_000)) + ",tcp,");
        out.write(alert ? "attack\n" : "benign\n");
      }
    }
    String[] arguments =
        ("evaluate traffic --strategy general --epsilon 0.01 --max-window 0 --idle 1h --update 0"
                + " --output json --data "
                + file)
            .split(" ");
    Process process = start(List.of("-Xmx96m"), arguments);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(file("err").toPath())).isZero();
    assertThat(Files.readString(file("out").toPath()))
        .contains("\"attackFlows\":20000", "\"benignFlows\":200000", "\"windows\":1");
  }

  /** A replay of a whole capture holds it. */
  @Test
  void saysThatTheHeapIsTooSmall() throws Exception {
    Path file = folder.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      rows(out);
    }
    Process process = start(List.of("-Xmx24m"), "evaluate", "traffic", "--data", file.toString());
    assertThat(process.waitFor(ROWS / 10_000, TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(Files.readAllLines(file("err").toPath()))
        .last()
        .asString()
        .startsWith("nirs: error: out of memory: what was asked for does not fit in the 2")
        .contains("NIRS_JAVA_OPTS=-Xmx", "--max-window")
        .doesNotContain("internal fault");
  }

  private Process start(String input) throws IOException {
    return start(
        List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"),
        "suggest",
        input,
        "--no-model",
        "--output",
        "json");
  }

  private Process start(List<String> options, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:+UseSerialGC", "-Djava.io.tmpdir=" + folder));
    command.addAll(List.of("-Xlog:gc:" + file("gc"), "-cp", System.getProperty("java.class.path")));
    command.add("dev.nirs.cli.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(file("out"))
        .redirectError(file("err"))
        .start();
  }

  private void assertAnswered(Process process) throws Exception {
    assertThat(process.waitFor(ROWS / 10_000, TimeUnit.SECONDS)).as("ends").isTrue();
    String messages = Files.readString(file("err").toPath());
    assertThat(process.exitValue()).as(messages).isZero();
    assertThat(messages)
        .contains("seed-csv, " + ROWS + " flows, " + alerts() + " alerts")
        .doesNotContain("too late");
    long phases = (ROWS + PERIOD - 1) / PERIOD;
    assertThat(Files.readAllLines(file("out").toPath()))
        .hasSizeBetween((int) phases, 2 * (int) phases);
    assertThat(folder.toFile().list((d, name) -> name.startsWith("nirs-"))).isEmpty();
  }

  private File file(String name) {
    return folder.resolve(name).toFile();
  }

  private static boolean isAlert(long row) {
    return row % PERIOD < ATTACK && row % 20 == 7;
  }

  private static long alerts() {
    long whole = ROWS / PERIOD * (ATTACK / 20);
    long rest = 0;
    for (long row = ROWS / PERIOD * PERIOD; row < ROWS; row++) {
      rest += isAlert(row) ? 1 : 0;
    }
    return whole + rest;
  }

  /** Rows up to five seconds out of order. */
  private static void rows(Writer out) throws IOException {
    StringBuilder line =
        new StringBuilder("timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n");
    for (long row = 0; row < ROWS; row++) {
      long tenths = row + row * 7919 % 50;
      line.append(1_600_000_000 + tenths / 10).append('.').append(tenths % 10).append(',');
      if (isAlert(row)) {
        line.append("203.0.113.")
            .append(row / PERIOD % 250)
            .append(',')
            .append(1024 + row % 60_000);
        line.append(",192.0.2.10,22,tcp,brute force\n");
      } else {
        line.append("10.")
            .append(row % 7)
            .append('.')
            .append(row % 251)
            .append('.')
            .append(row % 241);
        line.append(',').append(1024 + row % 50_000).append(",192.0.2.");
        line.append(row % 31).append(row % 3 == 0 ? ",53,udp,benign\n" : ",443,tcp,benign\n");
      }
      if (line.length() > 8_000) {
        out.append(line);
        line.setLength(0);
      }
    }
    out.append(line);
  }
}
