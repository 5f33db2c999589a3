package dev.nirs.ingest;

/**
 * A capture that cannot be read at all; the message is one line: file, what was found, what was
 * expected.
 */
public final class IngestException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A capture that cannot be read.
   *
   * @param source its name
   * @param found what was found
   * @param expected what was expected
   */
  public IngestException(String source, String found, String expected) {
    super(source + ": " + found + "; expected " + expected);
  }
}
