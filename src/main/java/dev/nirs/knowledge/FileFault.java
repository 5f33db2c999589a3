package dev.nirs.knowledge;

/**
 * What is wrong in a file, and where.
 *
 * @param file the file as it was named
 * @param line counted from 1
 * @param column counted from 1
 * @param found what stands there, shortened and made printable
 * @param expected what should
 */
public record FileFault(String file, int line, int column, String found, String expected) {

  /** {@code file:line:column: found ..., expected ...}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": found " + found + ", expected " + expected;
  }
}
