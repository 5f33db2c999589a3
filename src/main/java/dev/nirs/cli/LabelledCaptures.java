package dev.nirs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says on which captures an evaluation runs. */
final class LabelledCaptures {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "Labelled captures in any format that 'suggest' reads.")
  private List<Path> files = new ArrayList<>();

  List<Path> files() {
    return files;
  }
}
