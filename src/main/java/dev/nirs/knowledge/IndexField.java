package dev.nirs.knowledge;

/** The fields of the index. */
final class IndexField {
  static final String ID = "id";
  static final String KIND = "kind";
  static final String INCIDENT = "incident";
  static final String MAIN = "main";
  static final String CONTENT = "content";
  static final String PASSAGE = "passage";
  static final String VECTOR = "vector";
  static final String HEAD = "head";
  static final String WORDS = "words";

  private IndexField() {}
}
