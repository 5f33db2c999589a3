package dev.nirs.service.live;

import dev.nirs.notation.Sha256;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a file, by which a copy of it is known and a file that was cut and filled anew is
 * not.
 *
 * @param length bytes covered, 0 to {@value #MOST}
 * @param hash SHA-256 of them, hexadecimal
 */
public record FileHead(int length, String hash) {
  /** Most bytes covered. */
  static final int MOST = 512;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,3}):([0-9a-f]{64})");

  /** The head of a file of which nothing was read: every file begins so. */
  static final FileHead EMPTY = of(new byte[0]);

  /**
   * Refuses a length out of range.
   *
   * @throws IllegalArgumentException naming the length
   */
  public FileHead {
    if (length < 0 || length > MOST) {
      throw new IllegalArgumentException("head of " + length + " bytes is not 0 to " + MOST);
    }
  }

  static FileHead of(byte[] bytes) {
    return new FileHead(bytes.length, new Sha256().add(bytes).hex());
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param text such as {@code 0:e3b0...}
   * @return the head; empty where the text is none
   */
  public static Optional<FileHead> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches() && Integer.parseInt(parts.group(1)) <= MOST
        ? Optional.of(new FileHead(Integer.parseInt(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  /** Length and hash. */
  @Override
  public String toString() {
    return length + ":" + hash;
  }
}
