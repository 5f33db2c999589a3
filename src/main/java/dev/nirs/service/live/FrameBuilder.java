package dev.nirs.service.live;

import dev.nirs.ingest.ObservationBytes;
import dev.nirs.traffic.Observation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gathers observations, and their bytes beside them, until they are a frame. A frame is in order of
 * event time, equal times in the order they came: what comes together is never late for one
 * another.
 */
final class FrameBuilder {
  /** Bytes from which a frame should be sent: large enough that forcing it to disk is worth it. */
  static final int FULL = 1 << 20;

  private List<Observation> observations = new ArrayList<>();
  private ByteBuffer bytes = ByteBuffer.allocate(2 * ObservationBytes.MOST_BYTES);
  private boolean isInOrder = true;

  FrameBuilder() {}

  void add(Observation observation) {
    isInOrder &=
        observations.isEmpty() || observations.getLast().flow().time() <= observation.flow().time();
    write(observation);
    observations.add(observation);
  }

  private void write(Observation observation) {
    if (bytes.remaining() < ObservationBytes.MOST_BYTES) {
      bytes = ByteBuffer.allocate(bytes.capacity() * 2).put(bytes.flip());
    }
    ObservationBytes.write(observation, JournalTexts::write, bytes);
  }

  boolean isEmpty() {
    return observations.isEmpty();
  }

  int size() {
    return observations.size();
  }

  boolean isFull() {
    return bytes.position() >= FULL;
  }

  /** The frame of what was gathered; the builder starts anew. */
  Sealed seal(Optional<Cursor> cursor) {
    if (!isInOrder) {
      observations.sort(Comparator.comparingLong(observation -> observation.flow().time()));
      bytes.clear();
      observations.forEach(this::write);
    }
    ByteBuffer payload = FrameBytes.events(observations.size(), bytes.flip(), cursor);
    Sealed sealed = new Sealed(new Frame.Events(observations, cursor), payload);
    observations = new ArrayList<>();
    bytes.clear();
    isInOrder = true;
    return sealed;
  }

  /**
   * A frame and its bytes.
   *
   * @param frame the frame
   * @param payload its bytes, from position to limit
   */
  record Sealed(Frame.Events frame, ByteBuffer payload) {}
}
