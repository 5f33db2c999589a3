package dev.nirs.service.live;

import dev.nirs.service.Sending;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How far a body was taken that its sender has a name for.
 *
 * @param name hash of the sender's name for it, hexadecimal
 * @param read events of the body, from its start
 * @param taken those of them that are on disk: all but the ones refused for their time
 * @param digest CRC32C of the events read, by which another body is known
 * @param isWhole whether that is all of the body
 * @param at when, on the wall clock, milliseconds since the epoch
 */
record Delivery(String name, long read, long taken, long digest, boolean isWhole, long at)
    implements Cursor {
  private static final int HASH_BYTES = 16;

  /** The name of a body as the journal holds it. */
  static Optional<String> nameOf(Sending sending) {
    return sending.key().map(Delivery::hash);
  }

  private static String hash(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
