package dev.nirs.knowledge;

/** The ways to put entries in order of fit. */
public enum Ranking {
  /** By the distance of vectors, through the index. */
  VECTOR,
  /** By the distance of vectors, through all of them: the yardstick of the index. */
  EXACT_VECTOR,
  /** By words in common (BM25). */
  KEYWORD,
  /** By the reciprocal ranks in VECTOR and KEYWORD together: what is shown to a model. */
  FUSED
}
