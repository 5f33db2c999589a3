package dev.nirs.app;

import java.net.URI;
import java.util.Optional;

/** Which embedding model makes the vectors of the index. */
public sealed interface EmbeddingSettings {

  /** The default: all-MiniLM-L6-v2 in the process. */
  EmbeddingSettings DEFAULT = new MiniLm();

  /** all-MiniLM-L6-v2 in the process. */
  record MiniLm() implements EmbeddingSettings {}

  /** bge-small-en-v1.5 in the process. */
  record BgeSmall() implements EmbeddingSettings {}

  /**
   * A model of an Ollama server.
   *
   * @param model its name there
   * @param url where the server listens; empty for the usual place
   */
  record Ollama(String model, Optional<URI> url) implements EmbeddingSettings {}
}
