package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A file of lines that only ever grows. What was acknowledged is on disk; a line that a crash cut
 * short is never taken for a whole one, and the next append removes it from the file and keeps its
 * bytes beside it.
 *
 * <p>Writers, also those of other processes, take turns by a lock on a file of its own: a lock on
 * the log itself would be lost whenever another thread of this process closes it after reading
 * (fcntl(2)).
 */
final class LineLog {
  /** Most bytes of a line. */
  static final int MOST_BYTES = 64 << 10;

  private static final Object ONE_WRITER = new Object();

  private final Path file;
  private final Predicate<byte[]> isWhole;

  /**
   * A log.
   *
   * @param file where it lies; created by the first append
   * @param isWhole whether the bytes of a last line without line end are a whole line all the same
   */
  LineLog(Path file, Predicate<byte[]> isWhole) {
    this.file = file;
    this.isWhole = isWhole;
  }

  /** Adds a line and returns once it is on disk. */
  void append(String line) {
    exclusively(
        log -> {
          log.accept(line);
          return line;
        });
  }

  /**
   * Does something while no other writer can append; each line that it hands on is on disk when the
   * call returns.
   */
  <T> T exclusively(Function<Consumer<String>, T> work) {
    synchronized (ONE_WRITER) {
      Path lockFile = file.resolveSibling("." + file.getFileName() + ".lock");
      try {
        Files.createDirectories(file.toAbsolutePath().normalize().getParent());
        try (FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.lock()) {
          if (!held.isValid()) {
            throw new IOException("the lock " + lockFile + " was lost");
          }
          return work.apply(this::write);
        }
      } catch (IOException e) {
        throw new KnowledgeException("cannot append to " + file + ": " + e, e);
      }
    }
  }

  private void write(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("a line of " + bytes.length + " bytes is too long");
    }
    boolean isNew = !Files.exists(file);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      repair(channel);
      write(channel, bytes);
      if (isNew) {
        syncDirectory(file);
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot append to " + file + ": " + e, e);
    }
  }

  /** Makes the file end with a line end. */
  private void repair(FileChannel channel) throws IOException {
    long size = channel.size();
    long start = lastLineStart(channel, size);
    if (start == size) {
      return;
    }
    byte[] last = new byte[(int) Math.min(size - start, MOST_BYTES + 1)];
    readFully(channel, ByteBuffer.wrap(last), start);
    if (isWhole.test(last)) {
      write(channel, new byte[] {'\n'});
      return;
    }
    Files.write(
        file.resolveSibling(file.getFileName() + ".torn"),
        last,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    channel.truncate(start);
  }

  private static long lastLineStart(FileChannel channel, long size) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long at = size; at > 0; at--) {
      one.clear();
      readFully(channel, one, at - 1);
      if (one.get(0) == '\n') {
        return at;
      }
    }
    return 0;
  }

  private static void readFully(FileChannel channel, ByteBuffer buffer, long start)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, start + buffer.position()) < 0) {
        throw new IOException("the file shrank while it was read");
      }
    }
  }

  /** Writes all or, where the disk refuses, nothing. */
  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    long size = channel.size();
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      channel.position(size);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(size);
      throw e;
    }
  }

  /** A new file's name must be on disk too. */
  static void syncDirectory(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }
}
