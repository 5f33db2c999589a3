package dev.nirs.enforcement;

/** The real tool could not be run at all; the message is one line for people. */
public final class OracleException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A tool that could not be run.
   *
   * @param message what failed
   */
  public OracleException(String message) {
    super(message);
  }

  /**
   * A tool that could not be run, with what was found underneath.
   *
   * @param message what failed
   * @param cause what was found underneath
   */
  public OracleException(String message, Throwable cause) {
    super(message, cause);
  }
}
