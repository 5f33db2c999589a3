package dev.nirs.notation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest in the making (FIPS 180-4). For one thread; read once. */
public final class Sha256 {
  private final MessageDigest digest;

  /** Of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Takes bytes.
   *
   * @param bytes what follows
   * @return this
   */
  public Sha256 add(byte... bytes) {
    digest.update(bytes);
    return this;
  }

  /**
   * Takes bytes.
   *
   * @param bytes what follows, from its position to its limit; both are then the same
   * @return this
   */
  public Sha256 add(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /**
   * Takes a text in UTF-8. Texts of several parts need something between them: see {@link
   * #addPart}.
   *
   * @param text what follows
   * @return this
   */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Takes a text and ends it with the byte 255, which occurs in no UTF-8, so that no two lists of
   * parts read alike.
   *
   * @param text what follows
   * @return this
   */
  public Sha256 addPart(String text) {
    return add(text).add((byte) 0xff);
  }

  /**
   * The digest in hexadecimal, lower case. Starts anew.
   *
   * @return 64 digits
   */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The start of {@link #hex}, for a name. Starts anew.
   *
   * @param digits how many, 1 to 64
   * @return the digits
   */
  public String hex(int digits) {
    return hex().substring(0, digits);
  }
}
