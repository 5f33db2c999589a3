package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends to a file of examples, which only ever grows. What was acknowledged is on disk; a line
 * that a crash cut short is never taken for an example, and the next append removes it from the
 * file and keeps its bytes beside it.
 */
final class ExampleLog {
  private static final Object ONE_WRITER = new Object();

  private ExampleLog() {}

  /** Adds a line and returns once it is on disk; other writers, also of other processes, wait. */
  static void append(Path file, Example example) {
    byte[] line = (ExampleJson.write(example) + "\n").getBytes(StandardCharsets.UTF_8);
    if (line.length > ExampleLines.MOST_BYTES) {
      throw new IllegalArgumentException("an example of " + line.length + " bytes is too long");
    }
    synchronized (ONE_WRITER) {
      try {
        boolean isNew = !Files.exists(file);
        locked(file, line);
        if (isNew) {
          syncDirectory(file);
        }
      } catch (IOException e) {
        throw new KnowledgeException("cannot append to " + file + ": " + e, e);
      }
    }
  }

  private static void locked(Path file, byte[] line) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      FileLock lock = channel.lock();
      repair(file, channel);
      write(channel, line);
      lock.release();
    }
  }

  /** Makes the file end with a line end. */
  private static void repair(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    long start = lastLineStart(channel, size);
    if (start == size) {
      return;
    }
    byte[] last = new byte[(int) Math.min(size - start, ExampleLines.MOST_BYTES + 1)];
    readFully(channel, ByteBuffer.wrap(last), start);
    if (!ExampleLines.of(file.toString(), last).examples().isEmpty()) {
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
  private static void syncDirectory(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }
}
