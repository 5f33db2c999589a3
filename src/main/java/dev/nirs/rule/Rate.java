package dev.nirs.rule;

/**
 * Packets in a time, as {@code -m limit} and {@code -m hashlimit} write them.
 *
 * @param packets 1 or more
 * @param unit the time
 */
public record Rate(long packets, Unit unit) {

  /** The units of time, shortest first. */
  public enum Unit {
    /** {@code /sec}. */
    SECOND("sec", 1),
    /** {@code /min}. */
    MINUTE("min", 60),
    /** {@code /hour}. */
    HOUR("hour", 3_600),
    /** {@code /day}. */
    DAY("day", 86_400);

    private final String text;
    private final int seconds;

    Unit(String text, int seconds) {
      this.text = text;
      this.seconds = seconds;
    }

    /**
     * Its length.
     *
     * @return 1 to 86,400 seconds
     */
    public int seconds() {
      return seconds;
    }
  }

  /** Longest time between two packets times burst that both variants load, in seconds. */
  static final long MOST_CREDIT_SECONDS = 134_217;

  /**
   * Refuses no packets at all.
   *
   * @throws IllegalArgumentException naming the number
   */
  public Rate {
    if (packets < 1) {
      throw new IllegalArgumentException("rate of " + packets + " packets is not 1 or more");
    }
  }

  /**
   * The rate that iptables keeps: it stores the whole number of ticks between two packets, and
   * prints the shortest unit that loses little (print_rate of iptables).
   *
   * @param ticks ticks in a second: 10,000 for limit, 1,000,000 for hashlimit
   * @return the rate that {@code iptables-save} prints
   * @throws IllegalArgumentException where the rate is over {@code ticks} packets a second
   */
  Rate stored(long ticks) {
    long period = ticks * unit.seconds / packets;
    if (period == 0) {
      throw new IllegalArgumentException("rate " + this + " is over " + ticks + "/sec");
    }
    Unit[] units = Unit.values();
    int chosen = units.length - 1;
    while (chosen > 0 && isFine(ticks * units[chosen - 1].seconds, period)) {
      chosen--;
    }
    return new Rate(ticks * units[chosen].seconds / period, units[chosen]);
  }

  private static boolean isFine(long unit, long period) {
    return period <= unit && unit / period >= unit % period;
  }

  /** Whether the kernel's counters hold so large a burst at this rate. */
  boolean allows(long burst) {
    return unit.seconds * burst <= MOST_CREDIT_SECONDS * packets;
  }

  /** {@code 5/min}, as {@code iptables-save} prints it. */
  @Override
  public String toString() {
    return packets + "/" + unit.text;
  }
}
