package dev.nirs.rule;

import java.util.Set;

/**
 * Conditions on what was seen before the packet: rates, connections, lists of recent addresses. A
 * flow record never decides them.
 */
public sealed interface HistoryMatch extends Match {

  /** Which side of a bound a packet must be on. */
  enum Bound {
    /** At most so much. */
    UPTO("upto"),
    /** More than so much. */
    ABOVE("above");

    private final String text;

    Bound(String text) {
      this.text = text;
    }

    /** The end of the option's name. */
    String text() {
      return text;
    }

    /** The other one, which {@code !} stands for. */
    Bound opposite() {
      return this == UPTO ? ABOVE : UPTO;
    }
  }

  /**
   * {@code -m limit}: matches no more than a rate of packets.
   *
   * @param rate at most 10,000 a second; held as iptables stores it, so 60/min is 1/sec
   * @param burst packets let through at once, 1 to 10,000; seconds between packets times burst at
   *     most 134,217, or legacy iptables refuses the rule
   */
  record Limit(Rate rate, int burst) implements HistoryMatch {
    /** The rate where none is given. */
    public static final Rate DEFAULT_RATE = new Rate(3, Rate.Unit.HOUR);

    /** The burst where none is given. */
    public static final int DEFAULT_BURST = 5;

    /** The most packets of a burst. */
    public static final int MOST_BURST = 10_000;

    static final long TICKS = 10_000;

    /**
     * Puts the rate into the form that iptables stores.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public Limit {
      rate = rate.stored(TICKS);
      requireBurst(rate, burst, MOST_BURST);
    }
  }

  /**
   * {@code -m hashlimit}: a rate for every group of packets.
   *
   * @param bound below or above the rate
   * @param rate at most 1,000,000 a second; held as iptables stores it
   * @param burst packets let through at once, 1 to 10,000; bounded as for {@link Limit}
   * @param groups what makes packets one group
   * @param table where the groups are kept
   */
  record HashLimit(Bound bound, Rate rate, int burst, Groups groups, Table table)
      implements HistoryMatch {
    /** The most packets of a burst. */
    public static final int MOST_BURST = 10_000;

    static final long TICKS = 1_000_000;

    /**
     * Puts the rate into the form that iptables stores.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public HashLimit {
      rate = rate.stored(TICKS);
      requireBurst(rate, burst, MOST_BURST);
    }

    /** Parts of a packet, in the order of {@code iptables-save}. */
    public enum Part {
      /** {@code srcip}. */
      SRCIP,
      /** {@code srcport}. */
      SRCPORT,
      /** {@code dstip}. */
      DSTIP,
      /** {@code dstport}. */
      DSTPORT
    }

    /**
     * What packets of one group have in common.
     *
     * @param parts nothing: all packets are one group
     * @param sourceBits leading bits of the source that count, 0 to 32 or 128
     * @param destinationBits leading bits of the destination that count, 0 to 32 or 128
     */
    public record Groups(Set<Part> parts, int sourceBits, int destinationBits) {
      /**
       * Copies the parts.
       *
       * @throws IllegalArgumentException naming the bits that are out of range
       */
      public Groups {
        parts = Set.copyOf(parts);
        ValueCheck.range("source bits", sourceBits, 0, 128);
        ValueCheck.range("destination bits", destinationBits, 0, 128);
      }
    }

    /**
     * The kernel's table of groups.
     *
     * @param name 1 to 15 letters, digits, {@code _} and {@code -}
     * @param buckets {@code --hashlimit-htable-size}; 0: the kernel's choice
     * @param entries {@code --hashlimit-htable-max}; 0: the kernel's choice
     * @param expireMillis idle time after which a group is forgotten, 1 ms or more
     * @param sweepMillis time between looks for such groups, 1 ms or more
     */
    public record Table(String name, int buckets, int entries, int expireMillis, int sweepMillis) {
      /** {@code --hashlimit-htable-gcinterval} where none is given, in milliseconds. */
      public static final int DEFAULT_SWEEP_MILLIS = 1_000;

      /**
       * Refuses values out of range.
       *
       * @throws IllegalArgumentException naming the value
       */
      public Table {
        ValueCheck.name(name);
        if (buckets < 0 || entries < 0 || expireMillis < 1 || sweepMillis < 1) {
          throw new IllegalArgumentException(
              "hashlimit table of "
                  + buckets
                  + " buckets, "
                  + entries
                  + " entries, "
                  + expireMillis
                  + " ms and "
                  + sweepMillis
                  + " ms is out of range");
        }
      }
    }
  }

  /**
   * {@code -m connlimit}: connections that an address or network has open; a negation is the other
   * bound.
   *
   * @param bound at most or more than
   * @param connections 0 to 4,294,967,295
   * @param bits leading bits that make one network, 0 to 32 or 128
   * @param end whose connections are counted
   */
  record ConnLimit(Bound bound, long connections, int bits, End end) implements HistoryMatch {
    /** The most connections that can be named. */
    public static final long MOST_CONNECTIONS = 0xffff_ffffL;

    /**
     * Refuses values out of range.
     *
     * @throws IllegalArgumentException naming the value
     */
    public ConnLimit {
      ValueCheck.range("connections", connections, 0, MOST_CONNECTIONS);
      ValueCheck.range("bits", bits, 0, 128);
    }
  }

  /**
   * {@code -m recent}: lists of addresses seen lately.
   *
   * @param action what is done with the list
   * @param list which list, and which address is looked up
   * @param seen when and how often it must have been seen
   * @param negated whether the answer is turned round
   */
  record Recent(Action action, AddressList list, Seen seen, boolean negated)
      implements HistoryMatch {
    /**
     * Refuses conditions on actions that have none.
     *
     * @throws IllegalArgumentException naming the action
     */
    public Recent {
      boolean asks = action == Action.RCHECK || action == Action.UPDATE;
      if (!asks && !seen.equals(Seen.EVER)) {
        throw new IllegalArgumentException(action + " of recent has conditions: " + seen);
      }
    }

    /** What is done; the names in lower case are the options of iptables. */
    public enum Action {
      /** Adds the address. */
      SET,
      /** Asks whether it is there. */
      RCHECK,
      /** Asks, and notes that it was seen again. */
      UPDATE,
      /** Takes it out. */
      REMOVE
    }

    /**
     * A list of addresses.
     *
     * @param name 1 to 15 letters, digits, {@code _} and {@code -}
     * @param bits leading bits of the address that are kept, 0 to 32 or 128
     * @param end which address is looked up
     */
    public record AddressList(String name, int bits, End end) {
      /** The list where none is named. */
      public static final String DEFAULT_NAME = "DEFAULT";

      /**
       * Refuses values out of range.
       *
       * @throws IllegalArgumentException naming the value
       */
      public AddressList {
        ValueCheck.name(name);
        ValueCheck.range("bits", bits, 0, 128);
      }
    }

    /**
     * When and how often.
     *
     * @param seconds within so many seconds, 1 or more; 0: ever
     * @param hits at least so often, 1 to 255; 0: once
     * @param reap whether older entries are thrown out; only with seconds
     * @param sameTtl whether the TTL must be that of the entry
     */
    public record Seen(int seconds, int hits, boolean reap, boolean sameTtl) {
      /** The most hits that every kernel takes. */
      public static final int MOST_HITS = 255;

      /** At any time, once. */
      public static final Seen EVER = new Seen(0, 0, false, false);

      /**
       * Refuses values out of range.
       *
       * @throws IllegalArgumentException naming the value
       */
      public Seen {
        if (seconds < 0 || hits < 0 || hits > MOST_HITS || reap && seconds == 0) {
          throw new IllegalArgumentException(
              "recent: " + seconds + " seconds, " + hits + " hits are out of range");
        }
      }
    }
  }

  private static void requireBurst(Rate rate, int burst, int most) {
    if (burst < 1 || burst > most || !rate.allows(burst)) {
      throw new IllegalArgumentException("burst " + burst + " at " + rate + " is out of range");
    }
  }
}
