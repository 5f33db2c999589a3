package dev.nirs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Runs the common commands once and prints nothing, so that a class-data archive written when the
 * process ends holds the classes that they need ({@code java -XX:ArchiveClassesAtExit}, JEP 350).
 * The launcher calls it at the end of a build.
 */
public final class Training {
  private Training() {}

  /**
   * Runs the commands.
   *
   * @param arguments the folder of the project, whose examples are read
   * @throws IOException where the writer that prints nothing fails, which it does not
   */
  public static void main(String[] arguments) throws IOException {
    Path examples = Path.of(arguments[0]).resolve("examples").resolve("slides");
    String alerts = examples.resolve("alerts.csv").toString();
    String benign = examples.resolve("benign.csv").toString();
    try (PrintWriter nowhere = new PrintWriter(Writer.nullWriter())) {
      Main.run(nowhere, nowhere, "--help");
      Main.run(nowhere, nowhere, "check", alerts);
      Main.run(nowhere, nowhere, "check", "--output", "json", alerts);
      Main.run(nowhere, nowhere, "knowledge", "list");
      Main.run(nowhere, nowhere, "suggest", alerts, "--benign", benign, "--no-model", "--no-store");
      Main.run(
          nowhere,
          nowhere,
          "suggest",
          alerts,
          "--benign",
          benign,
          "--no-model",
          "--no-store",
          "--output",
          "json");
    }
  }
}
