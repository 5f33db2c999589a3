package dev.nirs.app;

import dev.nirs.knowledge.Embedder;
import dev.nirs.knowledge.OllamaEmbedder;
import dev.nirs.knowledge.OnnxEmbedder;
import dev.nirs.model.InstalledModel;
import dev.nirs.model.OllamaStatus;
import dev.nirs.prompt.PromptForm;
import java.net.URI;

/** Finds the embedding model that was asked for. */
final class Embedders {
  private Embedders() {}

  static Embedder of(EmbeddingSettings settings) throws InputException {
    return switch (settings) {
      case EmbeddingSettings.MiniLm m -> new OnnxEmbedder(OnnxEmbedder.Model.MINI_LM);
      case EmbeddingSettings.BgeSmall b -> new OnnxEmbedder(OnnxEmbedder.Model.BGE_SMALL);
      case EmbeddingSettings.Ollama ollama -> ollama(ollama);
    };
  }

  private static Embedder ollama(EmbeddingSettings.Ollama settings) throws InputException {
    URI url = settings.url().orElse(URI.create(ModelSettings.DEFAULT_URL));
    OllamaStatus status =
        Nirs.status(
            new ModelSettings(
                true, url, settings.model(), ModelSettings.DEFAULT_TIMEOUT, PromptForm.TEXT, 1, 0));
    if (status.fault().isPresent()) {
      throw new InputException(
          "--embedding ollama:" + settings.model() + ": " + status.fault().get().message());
    }
    InstalledModel installed =
        status
            .model(settings.model())
            .orElseThrow(
                () ->
                    new InputException(
                        "--embedding ollama:"
                            + settings.model()
                            + ": Ollama at "
                            + url
                            + " has no such model; 'ollama pull "
                            + settings.model()
                            + "' fetches it"));
    return OllamaEmbedder.connect(url, installed.name(), installed.digest());
  }
}
