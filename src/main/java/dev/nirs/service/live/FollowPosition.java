package dev.nirs.service.live;

/**
 * How far a followed file was read.
 *
 * @param path the file as it was named
 * @param key what the file system knows it by (device and inode), so that a renamed file is found
 * @param offset bytes read; all of them end with a whole line
 * @param headLength bytes at the start of the file that {@code headHash} covers, 0 to the offset
 * @param headHash SHA-256 of them, hexadecimal: tells whether it still is the same content
 */
public record FollowPosition(
    String path, String key, long offset, int headLength, String headHash) {

  /**
   * Refuses numbers out of range.
   *
   * @throws IllegalArgumentException naming the number
   */
  public FollowPosition {
    if (offset < 0) {
      throw new IllegalArgumentException("offset " + offset + " is negative");
    }
    if (headLength < 0 || headLength > offset) {
      throw new IllegalArgumentException("head of " + headLength + " bytes is not 0 to " + offset);
    }
  }
}
