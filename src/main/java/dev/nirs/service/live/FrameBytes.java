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
  private static final byte NAMED_EVENTS = 4;
  private static final byte KNOWN = 5;
  private static final int MOST_OF_CURSOR = 6000;

  private final ObservationBytes observations =
      new ObservationBytes(new JournalTexts()::readShared);

  FrameBytes() {}

  static ByteBuffer mark(long time) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(MARK).putLong(time).flip();
  }

  /** A frame of observations that are written already. */
  static ByteBuffer events(int count, ByteBuffer written, Optional<Cursor> cursor) {
    ByteBuffer out = ByteBuffer.allocate(1 + Integer.BYTES + MOST_OF_CURSOR + written.remaining());
    if (cursor.isEmpty()) {
      out.put(EVENTS);
    } else {
      switch (cursor.get()) {
        case FollowPosition position -> write(position, out.put(FOLLOWED_EVENTS));
        case Delivery delivery -> write(delivery, out.put(NAMED_EVENTS));
      }
    }
    return out.putInt(count).put(written).flip();
  }

  /** A frame of bodies that are known; empty where none is. */
  static Optional<ByteBuffer> known(List<Delivery> all) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer out = ByteBuffer.allocate(1 + Integer.BYTES + 100 * all.size());
    out.put(KNOWN).putInt(all.size());
    all.forEach(delivery -> write(delivery, out));
    return Optional.of(out.flip());
  }

  private static void write(Delivery delivery, ByteBuffer out) {
    JournalTexts.write(delivery.name(), out);
    out.putLong(delivery.read()).putLong(delivery.taken()).putLong(delivery.digest());
    out.put((byte) (delivery.isWhole() ? 1 : 0)).putLong(delivery.at());
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
          Optional<Cursor> position = Optional.of(position(in));
          yield Optional.of(new Frame.Events(list(in), position));
        }
        case NAMED_EVENTS -> {
          Optional<Cursor> delivery = Optional.of(delivery(in));
          yield Optional.of(new Frame.Events(list(in), delivery));
        }
        case KNOWN -> Optional.of(known(in));
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

  private static Frame known(ByteBuffer in) {
    int count = in.getInt();
    List<Delivery> all = new ArrayList<>(Math.clamp(count, 0, 1 << 12));
    for (int i = 0; i < count; i++) {
      all.add(delivery(in));
    }
    return new Frame.Known(all);
  }

  private static Delivery delivery(ByteBuffer in) {
    String name = JournalTexts.read(in);
    long read = in.getLong();
    long taken = in.getLong();
    long digest = in.getLong();
    boolean isWhole = in.get() != 0;
    return new Delivery(name, read, taken, digest, isWhole, in.getLong());
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
