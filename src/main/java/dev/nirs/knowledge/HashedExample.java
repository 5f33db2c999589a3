package dev.nirs.knowledge;

/**
 * An example with the hash of all it says, which is made once, when it is read.
 *
 * @param example the example
 * @param hash SHA-256 in hexadecimal
 */
record HashedExample(Example example, String hash) {

  /**
   * Reads a line.
   *
   * @throws BadFileException naming the column, where the line is no example
   */
  static HashedExample read(String file, int line, String text) {
    Example example = ExampleJson.read(file, line, text);
    return new HashedExample(example, ContentHash.of(ExampleJson.write(example)));
  }

  /** Whether the index holds it. */
  boolean isShown() {
    return example.isActive() || example.isWarning();
  }
}
