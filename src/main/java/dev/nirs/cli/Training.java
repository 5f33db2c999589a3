package dev.nirs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the common commands once and prints nothing, so that an archive of classes written when the
 * process ends holds the classes that they need ({@code java -XX:ArchiveClassesAtExit}, JEP 350, or
 * {@code -XX:AOTCacheOutput}, JEP 514). The launcher calls it at the end of a build: once for
 * {@code check} alone, whose archive is small and so fast to map, and once for all.
 */
public final class Training {
  private static final int ROWS = 100_000;

  private Training() {}

  /**
   * Runs the commands and ends the process.
   *
   * @param arguments the folder of the project, whose examples are read; then {@code check} for
   *     that command without options alone
   * @throws IOException where a temporary file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path examples = Path.of(arguments[0]).resolve("examples");
    String rules = examples.resolve("rules.txt").toString();
    boolean checkAlone = List.of(arguments).subList(1, arguments.length).contains("check");
    try (PrintWriter nowhere = new PrintWriter(Writer.nullWriter())) {
      Main.run(nowhere, nowhere, "check", rules);
      if (!checkAlone) {
        all(nowhere, rules, examples.resolve("slides"));
      }
    }
    System.exit(ExitCode.DONE);
  }

  private static void all(PrintWriter nowhere, String rules, Path slides) throws IOException {
    String alerts = slides.resolve("alerts.csv").toString();
    String benign = slides.resolve("benign.csv").toString();
    String[] suggest = {"suggest", alerts, "--benign", benign, "--no-model", "--no-store"};
    String[] json = {"--output", "json"};
    Main.run(nowhere, nowhere, "--help");
    Main.run(nowhere, nowhere, "check", "--help");
    Main.run(nowhere, nowhere, "check", "--fix", rules);
    Main.run(nowhere, nowhere, "check", rules, json[0], json[1]);
    Main.run(nowhere, nowhere, "knowledge", "list");
    replays(nowhere, "--output", "json");
    replays(nowhere, "--update", "30s");
    Main.run(nowhere, nowhere, suggest);
    Main.run(nowhere, nowhere, Stream.of(suggest, json).flatMap(Stream::of).toArray(String[]::new));
  }

  /** Many rows, so that an AOT cache also learns how reading and replaying run (JEP 515). */
  private static void replays(PrintWriter nowhere, String... more) throws IOException {
    Path capture = Files.createTempFile("nirs-training", ".csv");
    try {
      Files.write(
          capture,
          Stream.concat(
                  Stream.of("timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label"),
                  IntStream.range(0, ROWS).mapToObj(Training::row))
              .toList());
      String[] replay = {
        "evaluate", "traffic", "--strategy", "none,atomic,general", "--epsilon", "0.01", "--data"
      };
      Main.run(
          nowhere,
          nowhere,
          Stream.of(Stream.of(replay), Stream.of(capture.toString()), Stream.of(more))
              .flatMap(arguments -> arguments)
              .toArray(String[]::new));
    } finally {
      Files.delete(capture);
    }
  }

  /** A flow in ten is of an attack; the numbers have no meaning. */
  private static String row(int i) {
    String service =
        i % 10 == 0 ? "7,443,tcp,attack" : i % 3 == 0 ? "8,53,udp,benign" : "9,80,tcp,benign";
    String source = "192.0.2." + i % 200 + "," + (1024 + i % 60_000);
    return 1_556_172_725 + i / 100 + ".25," + source + ",198.51.100." + service;
  }
}
