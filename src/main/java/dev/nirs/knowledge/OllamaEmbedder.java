package dev.nirs.knowledge;

import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * An embedding model of an Ollama server ({@code POST /api/embed}). How much of a long text it
 * reads is the server's matter; what nirs embeds is short. Safe for several threads.
 */
public final class OllamaEmbedder implements Embedder {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String PROBE = "ssh brute force";

  private final String name;
  private final URI url;
  private final EmbeddingModel model;
  private final int dimension;

  private OllamaEmbedder(URI url, String model, String digest) {
    this.name = "ollama:" + model + "@" + digest;
    this.url = url;
    this.model =
        OllamaEmbeddingModel.builder()
            .httpClientBuilder(JdkHttpClient.builder())
            .baseUrl(url.toString())
            .modelName(model)
            .timeout(TIMEOUT)
            .maxRetries(0)
            .build();
    this.dimension = raw(PROBE).length;
  }

  /**
   * Connects to a model, which is asked for one vector to learn its length.
   *
   * @param url where Ollama listens
   * @param model the model's name in Ollama
   * @param digest of its weights: part of the embedder's name, so that an index is never used with
   *     other weights
   * @return the embedder
   * @throws KnowledgeException where no vector comes back
   */
  public static OllamaEmbedder connect(URI url, String model, String digest) {
    return new OllamaEmbedder(url, model, digest);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[] embed(String text) {
    float[] vector = raw(text);
    if (vector.length != dimension) {
      throw new KnowledgeException(
          name + " at " + url + " gave " + vector.length + " numbers after " + dimension);
    }
    return vector;
  }

  /** A task of its own, since the client throws bare runtime exceptions where nobody listens. */
  private float[] raw(String text) {
    FutureTask<float[]> task =
        new FutureTask<>(() -> UnitVector.of(model.embed(text).content().vector()));
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new KnowledgeException(
          "no embedding from " + name + " at " + url + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KnowledgeException("interrupted while waiting for " + name, e);
    }
  }
}
