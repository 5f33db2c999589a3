package dev.nirs.service.store;

import java.nio.file.Path;

/**
 * How far a followed file was read.
 *
 * @param path the file's name, as the user gave it
 * @param fileKey what the file system calls the file itself, such as device and inode; empty where
 *     it says nothing
 * @param offset bytes read and kept, 0 or more
 * @param head hash of the file's first bytes, by which a file that was cut and filled anew shows
 */
public record FilePosition(Path path, String fileKey, long offset, String head) {

  /**
   * Refuses an offset below 0.
   *
   * @throws IllegalArgumentException naming the offset
   */
  public FilePosition {
    if (offset < 0) {
      throw new IllegalArgumentException("offset " + offset + " is below 0");
    }
  }
}
