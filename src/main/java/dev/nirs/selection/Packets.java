package dev.nirs.selection;

import dev.nirs.rule.Match;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Protocol;
import java.util.List;

/** Which packets between the addresses of a rule it matches. */
public sealed interface Packets {

  /** All of them. */
  record Any() implements Packets {}

  /**
   * Those of a protocol.
   *
   * @param protocol number 1 to 255
   */
  record OfProtocol(Protocol protocol) implements Packets {}

  /**
   * Those to some ports: {@code --dport}, or {@code -m multiport --dports} for several.
   *
   * @param protocol tcp, udp, sctp or dccp
   * @param ports rising, apart from one another; 1 to 15 slots, a range taking two
   */
  record ToPorts(Protocol protocol, List<PortRange> ports) implements Packets {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException where there are no ports or more than 15 slots
     */
    public ToPorts {
      ports = List.copyOf(ports);
      int slots = Match.Multiport.slots(ports);
      if (slots < 1 || slots > Match.Multiport.MOST_SLOTS) {
        throw new IllegalArgumentException("ports " + ports + " are not 1 to 15 slots");
      }
    }
  }

  /**
   * Those from one port: a single connection.
   *
   * @param protocol tcp, udp, sctp or dccp
   * @param port 0 to 65535
   */
  record FromPort(Protocol protocol, int port) implements Packets {}

  /**
   * The conditions on them.
   *
   * @return none for all packets
   */
  default List<Match> matches() {
    return switch (this) {
      case Any any -> List.of();
      case OfProtocol p -> List.of(new Match.OfProtocol(p.protocol, false));
      case FromPort p ->
          List.of(
              new Match.OfProtocol(p.protocol, false),
              new Match.SourcePort(PortRange.of(p.port), false));
      case ToPorts p ->
          List.of(
              new Match.OfProtocol(p.protocol, false),
              p.ports.size() == 1
                  ? new Match.DestinationPort(p.ports.get(0), false)
                  : new Match.Multiport(Match.Multiport.Side.DESTINATION, p.ports, false));
    };
  }
}
