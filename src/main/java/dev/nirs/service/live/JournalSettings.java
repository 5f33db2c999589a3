package dev.nirs.service.live;

/**
 * How much the journals of all sources take.
 *
 * @param diskBytes most bytes on disk; further events are refused until some are needed no more
 * @param segmentBytes bytes after which a new segment file begins
 * @param waitingBytes most bytes, in the journal's form, that wait to be written
 */
public record JournalSettings(long diskBytes, int segmentBytes, int waitingBytes) {

  /** 2 GiB on disk in files of 16 MiB; 16 MiB waiting, some 400,000 flows. */
  public static final JournalSettings DEFAULT = new JournalSettings(2L << 30, 16 << 20, 16 << 20);

  /**
   * Refuses sizes that leave no room for one frame.
   *
   * @throws IllegalArgumentException naming the size
   */
  public JournalSettings {
    atLeast("bytes on disk", diskBytes, 1 << 16);
    atLeast("bytes of a segment", segmentBytes, 1 << 10);
    atLeast("waiting bytes", waitingBytes, 2L * FrameBuilder.FULL);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " " + value + " is below " + least);
    }
  }
}
