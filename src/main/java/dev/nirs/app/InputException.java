package dev.nirs.app;

/**
 * An input or a setting that cannot be used; the message is one line for people: place, what was
 * found, what was expected.
 */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * An input that cannot be used.
   *
   * @param message one line
   */
  public InputException(String message) {
    super(message);
  }

  /**
   * An input that cannot be used, with what was found underneath.
   *
   * @param message one line
   * @param cause what was found underneath
   */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
