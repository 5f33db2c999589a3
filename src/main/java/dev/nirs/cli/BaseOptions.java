package dev.nirs.cli;

import dev.nirs.app.Nirs;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says where the files of the knowledge base are. */
final class BaseOptions {
  @Option(
      names = "--knowledge",
      paramLabel = "DIR",
      description = "The knowledge base (default: knowledge-base beside the program).")
  private Optional<Path> knowledge = Optional.empty();

  Path folder() {
    return knowledge.orElse(Nirs.home().resolve("knowledge-base"));
  }
}
