package dev.nirs.service.live;

import dev.nirs.ingest.ObservationBytes;
import dev.nirs.traffic.Observation;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames as bytes: a kind, then what belongs to it. */
final class FrameBytes {
  private static final byte EVENTS = 1;
  private static final byte FOLLOWED_EVENTS = 2;
  private static final byte MARK = 3;

  private final ObservationBytes observations =
      new ObservationBytes(new JournalTexts()::readShared);

  FrameBytes() {}

  static ByteBuffer mark(long time) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(MARK).putLong(time).flip();
  }

  /** A frame of observations that are written already. */
  static ByteBuffer events(int count, ByteBuffer written, Optional<FollowPosition> position) {
    ByteBuffer out = ByteBuffer.allocate(1 + Integer.BYTES + 6000 + written.remaining());
    out.put(position.isPresent() ? FOLLOWED_EVENTS : EVENTS);
    position.ifPresent(p -> write(p, out));
    return out.putInt(count).put(written).flip();
  }

  private static void write(FollowPosition position, ByteBuffer out) {
    JournalTexts.write(position.path(), out);
    JournalTexts.write(position.key(), out);
    out.putLong(position.offset()).putLong(position.step()).putInt(position.head().length());
    JournalTexts.write(position.head().hash(), out);
  }

  /**
   * Reads a frame; empty where the bytes are none, which a checksum that holds rules out but for
   * files of another make.
   */
  Optional<Frame> read(ByteBuffer in) {
    try {
      return switch (in.get()) {
        case EVENTS -> Optional.of(new Frame.Events(list(in), Optional.empty()));
        case FOLLOWED_EVENTS -> {
          Optional<FollowPosition> position = Optional.of(position(in));
          yield Optional.of(new Frame.Events(list(in), position));
        }
        case MARK -> Optional.of(new Frame.Mark(in.getLong()));
        default -> Optional.empty();
      };
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<Observation> list(ByteBuffer in) {
    int count = in.getInt();
    List<Observation> list = new ArrayList<>(Math.clamp(count, 0, 1 << 16));
    for (int i = 0; i < count; i++) {
      list.add(observations.read(in));
    }
    return list;
  }

  private static FollowPosition position(ByteBuffer in) {
    String path = JournalTexts.read(in);
    String key = JournalTexts.read(in);
    long offset = in.getLong();
    long step = in.getLong();
    int length = in.getInt();
    FileHead head = new FileHead(length, JournalTexts.read(in));
    return new FollowPosition(path, key, offset, head, step);
  }
}
