package dev.nirs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the common commands once and prints nothing, so that an archive of classes written when the
 * process ends holds the classes that they need ({@code java -XX:ArchiveClassesAtExit}, JEP 350, or
 * {@code -XX:AOTCacheOutput}, JEP 514). The launcher calls it at the end of a build: once for
 * {@code check} alone, whose archive is small and so fast to map, and once for all.
 */
public final class Training {
  private Training() {}

  /**
   * Runs the commands and ends the process.
   *
   * @param arguments the folder of the project, whose examples are read; then {@code check} for
   *     that command without options alone
   * @throws IOException where the writer that prints nothing fails, which it does not
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

  private static void all(PrintWriter nowhere, String rules, Path slides) {
    String alerts = slides.resolve("alerts.csv").toString();
    String benign = slides.resolve("benign.csv").toString();
    String[] suggest = {"suggest", alerts, "--benign", benign, "--no-model", "--no-store"};
    String[] json = {"--output", "json"};
    Main.run(nowhere, nowhere, "--help");
    Main.run(nowhere, nowhere, "check", "--help");
    Main.run(nowhere, nowhere, "check", "--fix", rules);
    Main.run(nowhere, nowhere, "check", rules, json[0], json[1]);
    Main.run(nowhere, nowhere, "knowledge", "list");
    Main.run(nowhere, nowhere, suggest);
    Main.run(nowhere, nowhere, Stream.of(suggest, json).flatMap(Stream::of).toArray(String[]::new));
  }
}
