package dev.nirs.service.live;

import dev.nirs.ingest.ObservationBytes;
import dev.nirs.traffic.Observation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A body that its sender has a name for, while it is read: what was taken of it before is passed
 * over, and another body under the same name is found out. One thread.
 */
final class NamedBody {
  private final String name;
  private final Optional<Delivery> before;
  private final CRC32C digest = new CRC32C();
  private final ByteBuffer scratch = ByteBuffer.allocate(ObservationBytes.MOST_BYTES);
  private long read;
  private boolean isOther;

  NamedBody(String name, Optional<Delivery> before) {
    this.name = name;
    this.before = before;
  }

  /** Reads the next event; tells whether it was read before, and is on disk or refused. */
  boolean isKnown(Observation observation) {
    ObservationBytes.write(observation, JournalTexts::write, scratch.clear());
    digest.update(scratch.flip());
    read++;
    if (before.isEmpty()) {
      return false;
    }
    isOther |= read == before.get().read() && digest.getValue() != before.get().digest();
    isOther |= read > before.get().read() && before.get().isWhole();
    return read <= before.get().read();
  }

  /** Nothing more comes. */
  void end() {
    isOther |= before.isPresent() && read < before.get().read();
  }

  /** Whether it is not the body that came under this name before. */
  boolean isOther() {
    return isOther;
  }

  /** Events of it that were on disk before. */
  long takenBefore() {
    return before.map(Delivery::taken).orElse(0L);
  }

  /** Whether all of it was there before. */
  boolean isDone() {
    return before.isPresent() && before.get().isWhole();
  }

  /**
   * How far it is taken.
   *
   * @param taken events taken beside those before
   */
  Delivery at(long taken, boolean isWhole, Instant now) {
    return new Delivery(
        name, read, takenBefore() + taken, digest.getValue(), isWhole, now.toEpochMilli());
  }
}
