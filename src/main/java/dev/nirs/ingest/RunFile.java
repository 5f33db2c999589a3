package dev.nirs.ingest;

import dev.nirs.traffic.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A sorted run in a temporary file: written once, then read once from the start. */
final class RunFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final ObservationCodec codec;
  private final Path path;
  private final FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  RunFile(ObservationCodec codec) throws IOException {
    this.codec = codec;
    this.path = Files.createTempFile("nirs-run", ".bin");
    this.channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void write(ByteBuffer page, int from, int length) throws IOException {
    if (buffer.remaining() < length) {
      flush();
    }
    buffer.put(buffer.position(), page, from, length);
    buffer.position(buffer.position() + length);
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Nothing more is written; frees the buffer until reading starts. */
  void endOfWriting() throws IOException {
    flush();
    channel.position(0);
    buffer = ByteBuffer.allocate(0);
  }

  /** The next observation; empty at the end. */
  Optional<Observation> next() throws IOException {
    if (buffer.capacity() == 0) {
      buffer = ByteBuffer.allocate(BUFFER).flip();
    }
    if (buffer.remaining() < ObservationCodec.MOST_BYTES) {
      buffer.compact();
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = channel.read(buffer);
      }
      buffer.flip();
    }
    return buffer.hasRemaining() ? Optional.of(codec.read(buffer)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }
}
