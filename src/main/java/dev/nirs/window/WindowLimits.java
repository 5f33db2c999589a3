package dev.nirs.window;

/**
 * How much a tracker holds at most, whatever comes.
 *
 * @param alerts alerts after which a window closes as soon as event time moves on, 1 or more; twice
 *     as many of one instant are held, further ones are counted as late
 * @param benign benign flows held; the newest stay; 1 or more
 * @param waiting observations that wait for their place in event time; beyond it the oldest wait no
 *     longer; 1 or more
 * @param keepsLateBenign whether a benign flow that comes too late for its place still counts in
 *     the windows that close after it: sensors such as Suricata tell of a flow at its end, dated by
 *     its start
 */
public record WindowLimits(int alerts, int benign, int waiting, boolean keepsLateBenign) {

  /** No limits, for captures whose size bounds what is held; late flows are left out. */
  public static final WindowLimits NONE =
      new WindowLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, false);

  /** For a stream without end: some 80 MB at the very most. */
  public static final WindowLimits LIVE = new WindowLimits(20_000, 100_000, 100_000, true);

  /**
   * Refuses numbers out of range.
   *
   * @throws IllegalArgumentException naming the number
   */
  public WindowLimits {
    positive("alerts", alerts);
    positive("benign flows", benign);
    positive("waiting observations", waiting);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("limit of " + value + " " + name + " is not 1 or more");
    }
  }
}
