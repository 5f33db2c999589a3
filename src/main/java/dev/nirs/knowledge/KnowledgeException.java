package dev.nirs.knowledge;

/** The knowledge base cannot be used: a file cannot be read or written, or says what is wrong. */
public class KnowledgeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * A failure with its cause.
   *
   * @param message what could not be done, naming the file
   * @param cause why
   */
  public KnowledgeException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A failure without another behind it.
   *
   * @param message what is wrong
   */
  public KnowledgeException(String message) {
    super(message);
  }
}
