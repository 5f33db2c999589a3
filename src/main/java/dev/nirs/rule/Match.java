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
public sealed interface Match {

  /**
   * {@code -s}: the packet's source address.
   *
   * @param prefix the addresses; never the whole address space
   * @param negated whether the address must lie outside
   */
  record Source(Prefix prefix, boolean negated) implements Match {}

  /**
   * {@code -d}: the packet's destination address.
   *
   * @param prefix the addresses; never the whole address space
   * @param negated whether the address must lie outside
   */
  record Destination(Prefix prefix, boolean negated) implements Match {}

  /**
   * {@code -p}: the protocol.
   *
   * @param protocol number 1 to 255
   * @param negated whether it must be another
   */
  record OfProtocol(Protocol protocol, boolean negated) implements Match {}

  /**
   * {@code --sport} of {@code -m tcp|udp|sctp|dccp}.
   *
   * @param ports the ports, in the rule's protocol
   * @param negated whether the port must lie outside
   */
  record SourcePort(PortRange ports, boolean negated) implements Match {}

  /**
   * {@code --dport} of {@code -m tcp|udp|sctp|dccp}.
   *
   * @param ports the ports, in the rule's protocol
   * @param negated whether the port must lie outside
   */
  record DestinationPort(PortRange ports, boolean negated) implements Match {}

  /**
   * {@code -m multiport --sports|--dports|--ports}.
   *
   * @param side which port is looked at
   * @param ports 1 to 15 slots, a range taking two; in the order written
   * @param negated whether none may match
   */
  record Multiport(Side side, List<PortRange> ports, boolean negated) implements Match {
    /** Copies the list. */
    public Multiport {
      ports = List.copyOf(ports);
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
  record IcmpType(int type, int firstCode, int lastCode, boolean negated) implements Match {}

  /**
   * {@code -m state --state} or {@code -m conntrack --ctstate}: the state of the connection the
   * packet belongs to.
   *
   * @param module which of the two extensions
   * @param states at least one
   * @param negated whether it must be none of them
   */
  record State(Module module, Set<ConnectionState> states, boolean negated) implements Match {
    /** Copies the states. */
    public State {
      states = Set.copyOf(states);
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
   * @param text 0 to 255 printable ASCII characters
   */
  record Comment(String text) implements Match {}
}
