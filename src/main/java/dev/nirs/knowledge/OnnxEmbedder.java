package dev.nirs.knowledge;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An embedding model inside this process, without any network. It takes a second to start, which
 * happens at the first text.
 *
 * <p>Such a model reads a bounded number of word pieces and would silently ignore the rest. Longer
 * texts are halved at a blank until every part fits; the vector is then the mean of the parts'
 * vectors, weighted by their lengths. Safe for several threads.
 */
public final class OnnxEmbedder implements Embedder {
  private static final int MOST_CHARACTERS = 8000;
  private static final Map<Model, EmbeddingModel> LOADED = new ConcurrentHashMap<>();

  private final Model model;

  /**
   * An embedder; the model itself is loaded once per process, at the first text.
   *
   * @param model which one
   */
  public OnnxEmbedder(Model model) {
    this.model = model;
  }

  @Override
  public String name() {
    return model.name;
  }

  @Override
  public int dimension() {
    return Model.DIMENSION;
  }

  @Override
  public float[] embed(String text) {
    if (text.chars().noneMatch(Character::isLetterOrDigit)) {
      throw new IllegalArgumentException("a text without letter or digit has no vector");
    }
    float[] sum = new float[Model.DIMENSION];
    add(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text, sum);
    return UnitVector.of(sum);
  }

  /**
   * How many word pieces the model counts, up to the number that it reads.
   *
   * @param text any text that is not blank
   * @return 0 to {@link Model#mostPieces}; the largest number may mean more
   */
  int pieces(String text) {
    return pieces(loaded().embed(TextSegment.from(text)));
  }

  private void add(String text, float[] sum) {
    if (text.isBlank()) {
      return;
    }
    Response<Embedding> response = loaded().embed(TextSegment.from(text));
    int pieces = pieces(response);
    if (pieces >= model.mostPieces && text.length() > 1) {
      int middle = middle(text);
      add(text.substring(0, middle), sum);
      add(text.substring(middle), sum);
      return;
    }
    float[] part = response.content().vector();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part[i] * Math.max(1, pieces);
    }
  }

  private static int pieces(Response<Embedding> response) {
    return Optional.ofNullable(response.tokenUsage())
        .flatMap(usage -> Optional.ofNullable(usage.inputTokenCount()))
        .orElseThrow(() -> new IllegalStateException("the embedding model counts no pieces"));
  }

  /** The last blank of the first half; the exact middle where there is none. */
  private static int middle(String text) {
    int half = text.length() / 2;
    int blank = text.lastIndexOf(' ', half);
    return blank > 0 ? blank : half;
  }

  private EmbeddingModel loaded() {
    return LOADED.computeIfAbsent(
        model,
        wanted -> {
          NativeCache.prepare();
          return switch (wanted) {
            case MINI_LM -> new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
            case BGE_SMALL -> new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
          };
        });
  }

  /** The models that come with nirs, both quantised to 8 bits. */
  public enum Model {
    /** all-MiniLM-L6-v2 (sentence-transformers): 16 MB, the default. */
    MINI_LM("all-minilm-l6-v2-q", 126),
    /** bge-small-en-v1.5 (BAAI): 25 MB, reads longer texts, takes twice as long. */
    BGE_SMALL("bge-small-en-v15-q", 510);

    private static final int DIMENSION = 384;

    private final String name;
    private final int mostPieces;

    Model(String name, int mostPieces) {
      this.name = name;
      this.mostPieces = mostPieces;
    }

    /**
     * Word pieces that the model reads of one text, the two special ones not counted.
     *
     * @return 126 or 510
     */
    int mostPieces() {
      return mostPieces;
    }
  }
}
