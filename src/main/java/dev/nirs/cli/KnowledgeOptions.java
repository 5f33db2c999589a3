package dev.nirs.cli;

import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.Nirs;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where the knowledge base is. */
final class KnowledgeOptions {
  @Option(
      names = "--knowledge",
      paramLabel = "DIR",
      description = "The knowledge base (default: knowledge-base beside the program).")
  private Optional<Path> knowledge = Optional.empty();

  @Option(
      names = "--vector-store",
      paramLabel = "DIR",
      description = "The index derived from it (default: vector-store beside the knowledge base).")
  private Optional<Path> vectorStore = Optional.empty();

  @Mixin private EmbeddingOptions embedding = new EmbeddingOptions();

  KnowledgeSettings settings() {
    Path directory = knowledge.orElse(Nirs.home().resolve("knowledge-base"));
    Path beside = directory.toAbsolutePath().resolveSibling("vector-store");
    return new KnowledgeSettings(directory, vectorStore.orElse(beside), embedding.settings());
  }
}
