package dev.nirs.service.live;

import dev.nirs.ingest.RejectionReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/** A file that is read while another program writes it; it stays open when it is renamed. */
final class GrowingFile implements Closeable {
  /** Most bytes read at once, and longest line. */
  static final int MOST = 1 << 20;

  private final FileChannel channel;
  private final String key;
  private final ByteBuffer buffer = ByteBuffer.allocate(MOST);
  private long offset;
  private boolean isSkipping;

  private GrowingFile(FileChannel channel, String key, long offset) {
    this.channel = channel;
    this.key = key;
    this.offset = offset;
  }

  /** Opens a file; empty where it is not there or is just being replaced. */
  static Optional<GrowingFile> open(Path path, long offset) throws IOException {
    Optional<String> before = key(path);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    if (!key(path).equals(before)) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new GrowingFile(channel, before.get(), offset));
  }

  /** What the file system knows a file by; empty where it is not there. */
  static Optional<String> key(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return Optional.of(String.valueOf(key));
  }

  String key() {
    return key;
  }

  long offset() {
    return offset;
  }

  /** Whether it still begins with a head, and is as long as an offset. */
  boolean holds(FileHead head, long length) throws IOException {
    return channel.size() >= length && head(head.length()).equals(head);
  }

  FileHead head(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    fill(bytes, 0);
    return FileHead.of(Arrays.copyOf(bytes.array(), bytes.position()));
  }

  /**
   * Reads whole lines behind the offset into a batch.
   *
   * @param isOver whether nobody writes it any more, so that a last line without its end counts
   */
  Piece read(LineBatch batch, boolean isOver) throws IOException {
    buffer.clear();
    fill(buffer, offset);
    byte[] bytes = buffer.array();
    int filled = buffer.position();
    int end = filled;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end == 0 && filled == MOST) {
      batch.reject(RejectionReason.LINE_TOO_LONG); // a line that is longer than any
      return new Piece(offset + filled, true);
    }
    end = isOver && filled < MOST ? filled : end;
    batch.addAll(bytes, isSkipping ? afterLine(bytes, end) : 0, end);
    return new Piece(offset + end, isSkipping && end == 0);
  }

  /** Reads until the buffer is full or the file ends. */
  private void fill(ByteBuffer bytes, long from) throws IOException {
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, from + bytes.position());
    }
  }

  private static int afterLine(byte[] bytes, int end) {
    int at = 0;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, end);
  }

  /** Goes on behind what was read. */
  void advance(Piece read) {
    offset = read.end;
    isSkipping = read.isInLine;
  }

  /** Begins again: the file was cut. */
  void restart() {
    offset = 0;
    isSkipping = false;
  }

  /**
   * What was read.
   *
   * @param end offset behind it
   * @param isInLine whether that is in the middle of a line that is passed over
   */
  record Piece(long end, boolean isInLine) {}

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
