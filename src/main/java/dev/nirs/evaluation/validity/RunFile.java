package dev.nirs.evaluation.validity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that every measurement is appended to, one JSON object a line, and forced to the disk
 * before the next question is asked. After a kill the file is opened again: half a line at its end
 * is cut off, and what it holds is not measured again. One process at a time.
 */
public final class RunFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final Map<Measured.Key, Measured> measured = new LinkedHashMap<>();

  private RunFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens a run file, making it where it is absent.
   *
   * @param path the file
   * @return what it holds, ready to be appended to
   * @throws IOException naming the file, and the line where one is not as it must be
   */
  public static RunFile open(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    RunFile file = new RunFile(path, channel);
    try {
      file.lock();
      file.read();
      return file;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void lock() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(path + ": is in use by another run", e);
    }
    throw new IOException(path + ": is in use by another run");
  }

  private void read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    byte[] all = bytes.array();
    int start = 0;
    int number = 0;
    for (int end = 0; end < all.length; end++) {
      if (all[end] == '\n') {
        take(new String(all, start, end - start, StandardCharsets.UTF_8), ++number);
        start = end + 1;
      }
    }
    channel.truncate(start); // half a line: its question is asked again
    channel.position(start);
  }

  private void take(String line, int number) throws IOException {
    try {
      Measured one = MeasuredJson.read(line);
      measured.put(one.key(), one);
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ":" + number + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whether something was measured already.
   *
   * @param key the condition, window and repetition
   * @return true where the file holds it
   */
  public boolean has(Measured.Key key) {
    return measured.containsKey(key);
  }

  /**
   * All that was measured.
   *
   * @return in the order it was
   */
  public Collection<Measured> all() {
    return Collections.unmodifiableCollection(measured.values());
  }

  /**
   * Appends a measurement; when this returns, it is on the disk.
   *
   * @param one the measurement
   * @throws IOException where it cannot be written
   */
  public void append(Measured one) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((MeasuredJson.line(one) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
    measured.put(one.key(), one);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
