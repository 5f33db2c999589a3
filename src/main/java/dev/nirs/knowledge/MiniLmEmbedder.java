package dev.nirs.knowledge;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.Optional;

/**
 * The default embedding model, all-MiniLM-L6-v2 (quantised), inside this process and without any
 * network. It takes a second to start, which happens at the first text.
 *
 * <p>The model reads {@value #MOST_PIECES} word pieces and would silently ignore the rest. Longer
 * texts are halved at a blank until every part fits; the vector is then the mean of the parts'
 * vectors, weighted by their lengths. Safe for several threads.
 */
public final class MiniLmEmbedder implements Embedder {

  /** Word pieces that the model reads of one text, the two special ones not counted. */
  public static final int MOST_PIECES = 126;

  private static final int DIMENSION = 384;
  private static final int MOST_CHARACTERS = 8000;

  /** An embedder; the model itself is loaded once per process, at the first text. */
  public MiniLmEmbedder() {}

  @Override
  public String name() {
    return "all-minilm-l6-v2-q";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public float[] embed(String text) {
    if (text.chars().noneMatch(Character::isLetterOrDigit)) {
      throw new IllegalArgumentException("a text without letter or digit has no vector");
    }
    float[] sum = new float[DIMENSION];
    add(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text, sum);
    return unit(sum);
  }

  /**
   * How many word pieces the model counts, up to the {@value #MOST_PIECES} that it reads.
   *
   * @param text any text that is not blank
   * @return 0 to {@value #MOST_PIECES}; the largest number may mean more
   */
  int pieces(String text) {
    return pieces(Loaded.MODEL.embed(TextSegment.from(text)));
  }

  private static void add(String text, float[] sum) {
    if (text.isBlank()) {
      return;
    }
    Response<Embedding> response = Loaded.MODEL.embed(TextSegment.from(text));
    int pieces = pieces(response);
    if (pieces >= MOST_PIECES && text.length() > 1) {
      int middle = middle(text);
      add(text.substring(0, middle), sum);
      add(text.substring(middle), sum);
      return;
    }
    float[] part = response.content().vector();
    for (int i = 0; i < DIMENSION; i++) {
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

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float x : vector) {
      square += x * (double) x;
    }
    float[] unit = vector.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(square));
    }
    return unit;
  }

  /** Loads on first use. */
  private static final class Loaded {
    static final EmbeddingModel MODEL = load();

    private static EmbeddingModel load() {
      NativeCache.prepare();
      return new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
    }
  }
}
