package dev.nirs.model;

/**
 * Whether a model's template has a place for the system text. Where it has none Ollama leaves the
 * system text out without a word (its {@code docs/template.mdx}), so that the model would answer a
 * question that it saw half of.
 */
enum SystemPlace {
  /** The server could not be asked. */
  UNKNOWN,
  /** There is one, or the server says nothing of a template. */
  OWN,
  /** There is none: the system text goes before the user's. */
  NONE;

  /**
   * What a template says.
   *
   * @param template a Go template as {@code /api/show} gives it; empty where it gives none
   * @return {@link #OWN} or {@link #NONE}
   */
  static SystemPlace of(String template) {
    boolean isOwn =
        template.isBlank() || template.contains(".System") || template.contains(".Messages");
    return isOwn ? OWN : NONE;
  }
}
