package dev.nirs.service.live;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a segment file holds after a crash: the frames up to the first that is torn. A bad frame
 * with good ones behind it is damage and passed over; bad bytes at the end are a torn tail, which
 * nobody was told of.
 */
final class SegmentScan {

  /** Takes what is found, in order. */
  interface Visitor {
    /** The event time reached before the segment; {@link Long#MIN_VALUE} for none. */
    void begin(long newest);

    /** The next frame. */
    void frame(Frame frame);
  }

  /**
   * What was found.
   *
   * @param next number that follows the last frame, empty where the header is none
   * @param end where the last good frame ends
   * @param torn bytes behind it
   * @param damaged frames passed over
   */
  record Found(Optional<Long> next, long end, long torn, int damaged) {}

  private final Path path;
  private final FrameBytes bytes;

  SegmentScan(Path path, FrameBytes bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  Found read(Visitor visitor) throws IOException {
    long length = Files.size(path);
    try (InputStream file = Files.newInputStream(path);
        DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16))) {
      byte[] header = in.readNBytes(Segment.HEADER);
      ByteBuffer fields = ByteBuffer.wrap(header);
      int fixed = Segment.HEADER - Integer.BYTES;
      if (header.length < Segment.HEADER
          || fields.getLong(0) != Segment.MAGIC
          || Segment.checksum(ByteBuffer.wrap(header, 0, fixed)) != fields.getInt(fixed)) {
        return new Found(Optional.empty(), 0, length, 0);
      }
      visitor.begin(fields.getLong(Long.BYTES));
      return frames(in, length, fields.getLong(2 * Long.BYTES), visitor);
    }
  }

  private Found frames(DataInputStream in, long length, long first, Visitor visitor)
      throws IOException {
    long at = Segment.HEADER;
    long end = at;
    long next = first;
    int damaged = 0;
    int bad = 0;
    while (length - at >= Segment.FRAME_HEADER) {
      int size = in.readInt();
      int crc = in.readInt();
      long number = in.readLong();
      at += Segment.FRAME_HEADER;
      if (size < 1 || size > Segment.MOST_FRAME || size > length - at) {
        break;
      }
      ByteBuffer payload = ByteBuffer.wrap(in.readNBytes(size));
      at += size;
      Optional<Frame> frame = number >= next ? frame(number, crc, payload) : Optional.empty();
      if (frame.isPresent()) {
        visitor.frame(frame.get());
        next = number + 1;
        end = at;
        damaged += bad;
        bad = 0;
      } else {
        bad++;
      }
    }
    return new Found(Optional.of(next), end, length - end, damaged);
  }

  private Optional<Frame> frame(long number, int crc, ByteBuffer payload) {
    ByteBuffer numbered = ByteBuffer.allocate(Long.BYTES).putLong(number).flip();
    return Segment.checksum(numbered, payload.duplicate()) == crc
        ? bytes.read(payload)
        : Optional.empty();
  }
}
