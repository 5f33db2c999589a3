package dev.nirs.cli;

import dev.nirs.app.KnowledgeSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says where suggestions wait for a decision. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Where suggestions wait for a decision (default: suggestions beside the knowledge base).")
  private Optional<Path> store = Optional.empty();

  Path folder(KnowledgeSettings knowledge) {
    return store.orElse(knowledge.directory().toAbsolutePath().resolveSibling("suggestions"));
  }
}
