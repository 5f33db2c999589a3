package dev.nirs.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A query made ready: its words for the keyword ranking and its vector, which is empty where the
 * text holds no letter or digit.
 */
record Probe(List<String> terms, Optional<float[]> vector) {
  private static final int MOST_CHARACTERS = 2000;

  static Probe of(String text, Embedder embedder) {
    String bounded = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    List<String> terms = IndexedText.terms(bounded);
    boolean hasWord = bounded.chars().anyMatch(Character::isLetterOrDigit);
    return new Probe(terms, hasWord ? Optional.of(embedder.embed(bounded)) : Optional.empty());
  }
}
