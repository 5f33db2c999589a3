package dev.nirs.service;

/**
 * What the service keeps cannot be read or written, such as on a full disk; nothing of the attempt
 * was acknowledged or is left behind in the database.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A failure.
   *
   * @param message one line: what could not be done, and why
   */
  public StoreException(String message) {
    super(message);
  }

  /**
   * A failure with its cause.
   *
   * @param message one line: what could not be done, and why
   * @param cause what was found underneath
   */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
