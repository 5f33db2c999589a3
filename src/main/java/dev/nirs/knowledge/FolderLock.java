package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to change a folder, among processes and threads: a lock on its file {@code lock}.
 *
 * @param channel the open file
 * @param held the lock
 */
record FolderLock(FileChannel channel, FileLock held) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

  /** Takes it, or fails at once where another holds it or the folder cannot be written. */
  static FolderLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return new FolderLock(channel, held);
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("another thread builds: {}", e.toString());
    }
    channel.close();
    throw new IOException("another process or thread is building in " + folder);
  }

  @Override
  public void close() throws IOException {
    held.release();
    channel.close();
  }
}
