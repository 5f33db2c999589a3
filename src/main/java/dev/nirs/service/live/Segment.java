package dev.nirs.service.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One file of a journal that is being written. A header (magic with version, event time reached
 * before it, number of its first frame, checksum), then frames, each with length, CRC32C and number
 * in front.
 *
 * <p>What {@link #append} returned from is on disk. Where it throws, nothing of the group counts:
 * the file is cut back before anything more is written.
 */
final class Segment implements Closeable {
  static final long MAGIC = 0x4e495253_4a524e31L; // NIRSJRN1
  static final int HEADER = 3 * Long.BYTES + Integer.BYTES;
  static final int FRAME_HEADER = 2 * Integer.BYTES + Long.BYTES;

  /** Longest frame, in bytes; a length beyond it is none. */
  static final int MOST_FRAME = 16 << 20;

  private final Path path;
  private final FileChannel channel;
  private long end;
  private boolean isDoubtful;

  private Segment(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes a file; its name is on disk once this returns. */
  static Segment create(Path path, long firstNumber, long newest, SegmentOpener opener)
      throws IOException {
    Segment segment = new Segment(path, opener.open(path));
    try {
      segment.channel.truncate(0);
      segment.write(List.of(header(firstNumber, newest)));
      Folders.force(Path.of(String.valueOf(path.getParent())));
      segment.end = HEADER;
    } catch (IOException e) {
      segment.close();
      throw e;
    }
    return segment;
  }

  static String name(long firstNumber) {
    return String.format(java.util.Locale.ROOT, "%015d.seg", firstNumber);
  }

  private static ByteBuffer header(long firstNumber, long newest) {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putLong(MAGIC).putLong(newest).putLong(firstNumber);
    return header.putInt(checksum(header.duplicate().flip())).flip();
  }

  static int checksum(ByteBuffer... parts) {
    CRC32C crc = new CRC32C();
    for (ByteBuffer part : parts) {
      crc.update(part);
    }
    return (int) crc.getValue();
  }

  /** Writes frames and forces them to disk. */
  void append(List<ByteBuffer> payloads, long firstNumber) throws IOException {
    if (isDoubtful) {
      channel.truncate(end);
      channel.force(true);
    }
    isDoubtful = true;
    List<ByteBuffer> parts = new ArrayList<>();
    long number = firstNumber;
    for (ByteBuffer payload : payloads) {
      ByteBuffer numbered = ByteBuffer.allocate(Long.BYTES).putLong(number++).flip();
      int crc = checksum(numbered.duplicate(), payload.duplicate());
      ByteBuffer header = ByteBuffer.allocate(FRAME_HEADER);
      parts.add(header.putInt(payload.remaining()).putInt(crc).put(numbered).flip());
      parts.add(payload.duplicate());
    }
    long bytes = write(parts);
    end += bytes;
    isDoubtful = false;
  }

  private long write(List<ByteBuffer> parts) throws IOException {
    ByteBuffer[] left = parts.toArray(new ByteBuffer[0]);
    long bytes = 0;
    for (ByteBuffer part : left) {
      bytes += part.remaining();
    }
    channel.position(end);
    for (long written = 0; written < bytes; ) {
      written += channel.write(left);
    }
    channel.force(false);
    return bytes;
  }

  Path path() {
    return path;
  }

  /** Bytes on disk that count. */
  long bytes() {
    return end;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
