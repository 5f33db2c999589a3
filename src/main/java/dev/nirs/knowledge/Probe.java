package dev.nirs.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A query made ready: its words for the keyword ranking and its vector, which is empty where the
 * text holds no letter or digit. The words of a window are looked for in heads alone: its ports and
 * protocol would also be found in the rules of examples, which says nothing of their likeness
 * (docs/decisions/0009).
 */
record Probe(List<String> terms, Optional<float[]> vector, boolean isWindow) {
  private static final int MOST_CHARACTERS = 2000;

  /** The words of a person. */
  static Probe of(String text, Embedder embedder) {
    return of(text, embedder, false);
  }

  /** A window in words. */
  static Probe ofWindow(String text, Embedder embedder) {
    return of(text, embedder, true);
  }

  private static Probe of(String text, Embedder embedder, boolean isWindow) {
    String bounded = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    List<String> terms = IndexedText.terms(bounded);
    boolean hasWord = bounded.chars().anyMatch(Character::isLetterOrDigit);
    return new Probe(
        terms, hasWord ? Optional.of(embedder.embed(bounded)) : Optional.empty(), isWindow);
  }
}
