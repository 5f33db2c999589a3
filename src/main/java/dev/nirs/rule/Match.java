package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.List;
import java.util.Set;

/**
 * One condition of a rule; a packet must meet all of them. Which options of iptables(8) and
 * iptables-extensions(8) they stand for is said at each.
 */
public sealed interface Match
    permits Match.Source,
        Match.Destination,
        Match.OfProtocol,
        Match.ProtocolExtension,
        Match.SourcePort,
        Match.DestinationPort,
        Match.Multiport,
        Match.IcmpType,
        Match.State,
        Match.Comment,
        Match.SourceRange,
        Match.DestinationRange,
        PacketMatch,
        HistoryMatch {

  /**
   * {@code -s}: the packet's source address.
   *
   * @param prefix the addresses; never the whole address space
   * @param negated whether the address must lie outside
   */
  record Source(Prefix prefix, boolean negated) implements Match {
    /**
     * Refuses the whole address space.
     *
     * @throws IllegalArgumentException naming the prefix
     */
    public Source {
      refuseEverything(prefix);
    }
  }

  /**
   * {@code -d}: the packet's destination address.
   *
   * @param prefix the addresses; never the whole address space
   * @param negated whether the address must lie outside
   */
  record Destination(Prefix prefix, boolean negated) implements Match {
    /**
     * Refuses the whole address space.
     *
     * @throws IllegalArgumentException naming the prefix
     */
    public Destination {
      refuseEverything(prefix);
    }
  }

  /**
   * {@code -p}: the protocol.
   *
   * @param protocol number 1 to 255
   * @param negated whether it must be another
   */
  record OfProtocol(Protocol protocol, boolean negated) implements Match {
    /**
     * Refuses what no rule can name.
     *
     * @throws IllegalArgumentException naming the protocol
     */
    public OfProtocol {
      if (!protocol.isMatchable()) {
        throw new IllegalArgumentException("protocol " + protocol + " has no number from 1 to 255");
      }
    }
  }

  /**
   * {@code -m tcp|udp|sctp|dccp} without an option: no condition beyond the protocol itself, but
   * iptables keeps and prints it.
   */
  record ProtocolExtension() implements Match {}

  /**
   * {@code --sport} of {@code -m tcp|udp|sctp|dccp}.
   *
   * @param ports the ports, in the rule's protocol
   * @param negated whether the port must lie outside
   */
  record SourcePort(PortRange ports, boolean negated) implements Match {
    /**
     * Refuses the negation of every port, which nft and legacy iptables understand differently.
     *
     * @throws IllegalArgumentException where every port is negated
     */
    public SourcePort {
      if (negated && ports.equals(PortRange.ALL)) {
        throw new IllegalArgumentException("source ports: the negation of every port");
      }
    }
  }

  /**
   * {@code --dport} of {@code -m tcp|udp|sctp|dccp}.
   *
   * @param ports the ports, in the rule's protocol
   * @param negated whether the port must lie outside
   */
  record DestinationPort(PortRange ports, boolean negated) implements Match {
    /**
     * Refuses the negation of every port, which nft and legacy iptables understand differently.
     *
     * @throws IllegalArgumentException where every port is negated
     */
    public DestinationPort {
      if (negated && ports.equals(PortRange.ALL)) {
        throw new IllegalArgumentException("destination ports: the negation of every port");
      }
    }
  }

  /**
   * {@code -m multiport --sports|--dports|--ports}.
   *
   * @param side which port is looked at
   * @param ports 1 to 15 slots, a range taking two; in the order written
   * @param negated whether none may match
   */
  record Multiport(Side side, List<PortRange> ports, boolean negated) implements Match {
    /** Slots that one condition can hold; a range takes two. */
    public static final int MOST_SLOTS = 15;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException where there are no ports, or more than 15 slots
     */
    public Multiport {
      ports = List.copyOf(ports);
      ValueCheck.range("slots of multiport", slots(ports), 1, MOST_SLOTS);
    }

    /**
     * The slots that ports take in one multiport condition.
     *
     * @param ports single ports and ranges
     * @return one for a port, two for a range
     */
    public static int slots(List<PortRange> ports) {
      int slots = 0;
      for (PortRange range : ports) {
        slots += range.isSingle() ? 1 : 2;
      }
      return slots;
    }

    /** Which port multiport looks at. */
    public enum Side {
      /** {@code --sports}. */
      SOURCE,
      /** {@code --dports}. */
      DESTINATION,
      /** {@code --ports}: either. */
      EITHER
    }
  }

  /**
   * {@code --icmp-type} of {@code -m icmp}, {@code --icmpv6-type} of {@code -m icmp6}.
   *
   * @param type 0 to 255; 255 is any in IPv4
   * @param firstCode lowest code, 0 to 255
   * @param lastCode highest code, {@code firstCode} to 255
   * @param negated whether it must be another
   */
  record IcmpType(int type, int firstCode, int lastCode, boolean negated) implements Match {
    /**
     * Refuses values out of range, and code ranges other than one code or all.
     *
     * @throws IllegalArgumentException naming the values
     */
    public IcmpType {
      boolean codes = firstCode == lastCode || firstCode == 0 && lastCode == 255;
      if (type < 0 || type > 255 || firstCode < 0 || lastCode > 255 || !codes) {
        throw new IllegalArgumentException(
            "icmp type " + type + " with codes " + firstCode + " to " + lastCode + " is none");
      }
    }

    /**
     * A type with all its codes.
     *
     * @param type 0 to 255
     * @param negated whether it must be another
     * @return the condition
     */
    public static IcmpType anyCode(int type, boolean negated) {
      return new IcmpType(type, 0, 255, negated);
    }

    /**
     * Whether the code matters.
     *
     * @return true where one code is asked for
     */
    public boolean hasCode() {
      return firstCode == lastCode;
    }
  }

  /**
   * {@code -m state --state} or {@code -m conntrack --ctstate}: the state of the connection the
   * packet belongs to.
   *
   * @param module which of the two extensions
   * @param states at least one
   * @param negated whether it must be none of them
   */
  record State(Module module, Set<ConnectionState> states, boolean negated) implements Match {
    /**
     * Copies the states.
     *
     * @throws IllegalArgumentException where there are none
     */
    public State {
      states = Set.copyOf(states);
      if (states.isEmpty()) {
        throw new IllegalArgumentException("states: none given");
      }
      if (module == Module.STATE && states.stream().anyMatch(ConnectionState::isTranslation)) {
        throw new IllegalArgumentException("states " + states + " are not all known to -m state");
      }
    }

    /**
     * Whether a packet in a state meets the condition.
     *
     * @param state the state of its connection
     * @return whether the state is listed, or is not where negated
     */
    public boolean admits(ConnectionState state) {
      return states.contains(state) != negated;
    }

    /** The extension that asks. */
    public enum Module {
      /** {@code -m state --state}. */
      STATE,
      /** {@code -m conntrack --ctstate}. */
      CONNTRACK
    }
  }

  /**
   * {@code -m comment --comment}: matches everything, tells people something.
   *
   * @param text 0 to 255 printable ASCII characters or tabs
   */
  record Comment(String text) implements Match {
    /** The most characters that iptables keeps; it cuts the rest silently. */
    public static final int MOST_CHARACTERS = 255;

    /**
     * Refuses what iptables would cut or print otherwise.
     *
     * @throws IllegalArgumentException naming the length or the character
     */
    public Comment {
      ValueCheck.printable("comment", text, MOST_CHARACTERS);
    }
  }

  /**
   * {@code -m iprange --src-range}: the packet's source address.
   *
   * @param range the addresses
   * @param negated whether the address must lie outside
   */
  record SourceRange(AddressRange range, boolean negated) implements Match {}

  /**
   * {@code -m iprange --dst-range}: the packet's destination address.
   *
   * @param range the addresses
   * @param negated whether the address must lie outside
   */
  record DestinationRange(AddressRange range, boolean negated) implements Match {}

  private static void refuseEverything(Prefix prefix) {
    if (prefix.length() == 0) {
      throw new IllegalArgumentException("prefix " + prefix + " is the whole address space");
    }
  }
}
