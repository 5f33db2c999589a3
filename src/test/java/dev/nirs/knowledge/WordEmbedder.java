package dev.nirs.knowledge;

/** A model for tests of everything but meaning: every word points somewhere; counts its calls. */
final class WordEmbedder implements Embedder {
  private final String name;
  private int calls;

  WordEmbedder(String name) {
    this.name = name;
  }

  int calls() {
    return calls;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int dimension() {
    return 32;
  }

  @Override
  public float[] embed(String text) {
    calls++;
    float[] vector = new float[32];
    for (String word : text.split("\\W+", -1)) {
      vector[Math.floorMod(word.hashCode(), 32)] += 1;
    }
    double square = 0;
    for (float x : vector) {
      square += x * x;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }
}
