package dev.nirs.service.live;

/**
 * How far a followed file was read.
 *
 * @param path the file as it was named
 * @param key what the file system knows it by (device and inode), so that a renamed file is found
 * @param offset bytes read; all of them end with a whole line
 * @param head the start of the file, which tells whether it still is the same content
 * @param step counts the positions of this path, over restarts: the greater one is the newer
 */
public record FollowPosition(String path, String key, long offset, FileHead head, long step)
    implements Cursor {

  /**
   * Refuses numbers out of range.
   *
   * @throws IllegalArgumentException naming the number
   */
  public FollowPosition {
    if (offset < 0) {
      throw new IllegalArgumentException("offset " + offset + " is negative");
    }
    if (head.length() > offset) {
      throw new IllegalArgumentException(
          "head of " + head.length() + " bytes is longer than the offset " + offset);
    }
  }
}
