package dev.nirs.ingest;

import dev.nirs.traffic.Observation;
import java.nio.ByteBuffer;

/**
 * Writes observations as bytes and reads them back, so that many can wait to be sorted without an
 * object each; the form lives as long as the codec, which keeps their texts. A record starts with
 * its length (2 bytes).
 */
final class ObservationCodec {
  /** Longest record, in bytes. */
  static final int MOST_BYTES = Short.BYTES + ObservationBytes.MOST_BYTES;

  private final Words words = new Words();
  private final ObservationBytes.TextWriter texts = words::write;
  private final ObservationBytes records = new ObservationBytes(words::read);

  ObservationCodec() {}

  /** Appends a record; the buffer must have room for {@link #MOST_BYTES}. */
  void write(Observation observation, ByteBuffer out) {
    int start = out.position();
    out.putShort((short) 0);
    ObservationBytes.write(observation, texts, out);
    out.putShort(start, (short) (out.position() - start));
  }

  /** Reads the record at the buffer's position. */
  Observation read(ByteBuffer in) {
    in.getShort();
    return records.read(in);
  }
}
