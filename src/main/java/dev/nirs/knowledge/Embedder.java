package dev.nirs.knowledge;

/** The port to an embedding model: texts of like meaning get vectors of like direction. */
public interface Embedder {

  /**
   * Which model makes the vectors; vectors of two names are never compared.
   *
   * @return a name that changes whenever the vectors do
   */
  String name();

  /**
   * The length of a vector.
   *
   * @return 1 or more
   */
  int dimension();

  /**
   * Embeds a text, all of it.
   *
   * @param text at least one letter or digit
   * @return a vector of unit length with {@link #dimension()} elements
   */
  float[] embed(String text);
}
