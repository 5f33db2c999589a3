package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Which file it was and when it was written last, as the file system says; where it can, also when
 * anything about it changed (stat(2): {@code st_ctim}), which no program sets back.
 *
 * @param attributes size, times and the file's number on its disk
 * @param changed the latest moment at which it changed
 */
record FileStamp(Map<String, Object> attributes, FileTime changed) {
  /** The coarsest clock of a file system in use (FAT). */
  private static final Duration TICK = Duration.ofSeconds(2);

  static FileStamp of(Path file) {
    boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    try {
      return isUnix
          ? new FileStamp(
              Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino"),
              (FileTime) Files.getAttribute(file, "unix:ctime"))
          : new FileStamp(
              Files.readAttributes(file, "size,lastModifiedTime,fileKey"),
              Files.getLastModifiedTime(file));
    } catch (NoSuchFileException e) {
      throw new KnowledgeException(file + ": does not exist; expected a file", e);
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Whether a later change is sure to be told by the stamp: it was taken when another file had been
   * written so much later that the clock of the file system had moved on. One that was taken in the
   * instant of a change may hold for two contents.
   */
  boolean isSettledAmong(Collection<FileStamp> takenWithIt) {
    return takenWithIt.stream()
        .anyMatch(s -> s.changed.toInstant().isAfter(changed.toInstant().plus(TICK)));
  }
}
