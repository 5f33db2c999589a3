package dev.nirs.rule;

import java.util.EnumSet;
import java.util.Set;

/**
 * Conditions on a single packet that a flow record never decides: its interfaces, flags, length,
 * and what else its headers hold beyond the 5-tuple.
 */
public sealed interface PacketMatch extends Match {

  /**
   * {@code -i}: the interface the packet came in by; not in OUTPUT.
   *
   * @param pattern its name
   * @param negated whether it must be another
   */
  record InInterface(InterfacePattern pattern, boolean negated) implements PacketMatch {}

  /**
   * {@code -o}: the interface the packet leaves by; not in INPUT.
   *
   * @param pattern its name
   * @param negated whether it must be another
   */
  record OutInterface(InterfacePattern pattern, boolean negated) implements PacketMatch {}

  /**
   * {@code -f}: a fragment other than the first; IPv4 only.
   *
   * @param negated whether it must be a whole packet or a first fragment
   */
  record Fragment(boolean negated) implements PacketMatch {}

  /**
   * {@code --tcp-flags} and {@code --syn} of {@code -m tcp}.
   *
   * @param mask the flags looked at, at least one
   * @param set those of the mask that must be set; the others of the mask must not
   * @param negated whether it must be otherwise
   */
  record TcpFlags(Set<TcpFlag> mask, Set<TcpFlag> set, boolean negated) implements PacketMatch {
    /**
     * Refuses what no packet meets, or all do.
     *
     * @throws IllegalArgumentException naming the flags
     */
    public TcpFlags {
      mask = Set.copyOf(mask);
      set = Set.copyOf(set);
      if (mask.isEmpty() || !mask.containsAll(set)) {
        throw new IllegalArgumentException("tcp flags " + set + " are not within " + mask);
      }
    }
  }

  /**
   * {@code --tcp-option} of {@code -m tcp}.
   *
   * @param kind the option's number, 1 to 255
   * @param negated whether it must be absent
   */
  record TcpOption(int kind, boolean negated) implements PacketMatch {
    /**
     * Refuses numbers out of range.
     *
     * @throws IllegalArgumentException naming the number
     */
    public TcpOption {
      ValueCheck.range("tcp option", kind, 1, 255);
    }
  }

  /**
   * {@code -m length --length}: the packet's length with its IP header.
   *
   * @param first shortest, 0 to 65535 bytes
   * @param last longest, {@code first} to 65535 bytes
   * @param negated whether it must lie outside
   */
  record Length(int first, int last, boolean negated) implements PacketMatch {
    /**
     * Refuses values out of range.
     *
     * @throws IllegalArgumentException naming the value
     */
    public Length {
      ValueCheck.range("length", first, 0, 65535);
      ValueCheck.range("length", last, first, 65535);
    }
  }

  /**
   * {@code -m ttl} of IPv4, {@code -m hl} of IPv6: hops left.
   *
   * @param comparison how the packet's value compares with the given one
   * @param hops 0 to 255
   * @param negated whether it must be otherwise; only with {@link Comparison#EQUAL}
   */
  record HopLimit(Comparison comparison, int hops, boolean negated) implements PacketMatch {
    /**
     * Refuses values out of range and negations that iptables refuses.
     *
     * @throws IllegalArgumentException naming the value
     */
    public HopLimit {
      ValueCheck.range("hop limit", hops, 0, 255);
      if (negated && comparison != Comparison.EQUAL) {
        throw new IllegalArgumentException("hop limit: " + comparison + " cannot be negated");
      }
    }

    /** How a packet's value compares. */
    public enum Comparison {
      /** {@code --ttl-eq}. */
      EQUAL("eq"),
      /** {@code --ttl-lt}. */
      LESS("lt"),
      /** {@code --ttl-gt}. */
      GREATER("gt");

      private final String text;

      Comparison(String text) {
        this.text = text;
      }

      /** The end of the option's name. */
      String text() {
        return text;
      }
    }
  }

  /**
   * {@code -m mac --mac-source}: the Ethernet address the packet came from; not in OUTPUT.
   *
   * @param address 48 bits, 0 to 0xffffffffffff
   * @param negated whether it must be another
   */
  record MacSource(long address, boolean negated) implements PacketMatch {
    /**
     * Refuses values out of range.
     *
     * @throws IllegalArgumentException naming the value
     */
    public MacSource {
      ValueCheck.range("mac address", address, 0, 0xffff_ffff_ffffL);
    }
  }

  /**
   * {@code -m pkttype --pkt-type}: whom the link layer sent it to.
   *
   * @param cast whom
   * @param negated whether it must be otherwise
   */
  record PacketType(Cast cast, boolean negated) implements PacketMatch {
    /** Whom a frame is for; the names in lower case are those of iptables. */
    public enum Cast {
      /** This host. */
      UNICAST,
      /** All hosts. */
      BROADCAST,
      /** A group of hosts. */
      MULTICAST
    }
  }

  /**
   * {@code -m addrtype --src-type|--dst-type}: what the routing table knows about an address.
   *
   * @param end which address
   * @param kinds at least one; IPv6 knows only some
   * @param negated whether it must be none of them
   */
  record AddressType(End end, Set<Kind> kinds, boolean negated) implements PacketMatch {
    /**
     * Copies the kinds.
     *
     * @throws IllegalArgumentException where there are none
     */
    public AddressType {
      kinds = Set.copyOf(kinds);
      if (kinds.isEmpty()) {
        throw new IllegalArgumentException("address types: none given");
      }
    }

    /** The kinds of addresses in the order of {@code iptables-save}. */
    public enum Kind {
      /** The unspecified address. */
      UNSPEC,
      /** One host's. */
      UNICAST,
      /** One of this host's. */
      LOCAL,
      /** All hosts' of a link. */
      BROADCAST,
      /** One of several hosts'. */
      ANYCAST,
      /** A group's. */
      MULTICAST,
      /** Routed to nowhere. */
      BLACKHOLE,
      /** Routed to an answer. */
      UNREACHABLE,
      /** Routed to a prohibition. */
      PROHIBIT,
      /** Routed on to another table. */
      THROW,
      /** To be translated. */
      NAT,
      /** To be resolved elsewhere. */
      XRESOLVE;

      /** What ip6tables knows. */
      static final Set<Kind> V6 =
          Set.copyOf(EnumSet.of(UNSPEC, UNICAST, LOCAL, ANYCAST, MULTICAST, UNREACHABLE));
    }
  }
}
