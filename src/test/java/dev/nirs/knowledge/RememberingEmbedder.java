package dev.nirs.knowledge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The real model, asked once for each text, so that many tests may build an index. */
final class RememberingEmbedder implements Embedder {
  private final Embedder model = new OnnxEmbedder(OnnxEmbedder.Model.MINI_LM);
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  @Override
  public float[] embed(String text) {
    return known.computeIfAbsent(text, model::embed).clone();
  }
}
