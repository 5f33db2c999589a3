package dev.nirs.verification;

import dev.nirs.rule.AddressRange;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Service;
import java.util.List;
import java.util.Optional;

/**
 * Which packets a rule can hit at all, as far as addresses, protocol and ports bound it; never
 * smaller than the truth.
 *
 * @param source source addresses; empty for all, and for a negated condition, which leaves nearly
 *     all
 * @param destination destination addresses; empty as for the source
 * @param protocol the protocol; empty for all
 * @param sourcePorts source ports
 * @param destinationPorts destination ports
 */
record Reach(
    Optional<Prefix> source,
    Optional<Prefix> destination,
    Optional<Protocol> protocol,
    List<PortRange> sourcePorts,
    List<PortRange> destinationPorts) {

  private static final List<PortRange> ANY = List.of(PortRange.ALL);

  static Reach of(Rule rule) {
    return new Reach(
        rule.match(Match.Source.class)
            .filter(m -> !m.negated())
            .map(Match.Source::prefix)
            .or(() -> sourceRange(rule)),
        rule.match(Match.Destination.class)
            .filter(m -> !m.negated())
            .map(Match.Destination::prefix)
            .or(() -> destinationRange(rule)),
        rule.match(Match.OfProtocol.class)
            .filter(m -> !m.negated())
            .map(Match.OfProtocol::protocol),
        ports(rule, Match.Multiport.Side.SOURCE),
        ports(rule, Match.Multiport.Side.DESTINATION));
  }

  private static Optional<Prefix> sourceRange(Rule rule) {
    return rule.match(Match.SourceRange.class)
        .filter(m -> !m.negated())
        .flatMap(m -> covering(m.range()));
  }

  private static Optional<Prefix> destinationRange(Rule rule) {
    return rule.match(Match.DestinationRange.class)
        .filter(m -> !m.negated())
        .flatMap(m -> covering(m.range()));
  }

  /** The smallest network that holds a range; empty where that is every address. */
  private static Optional<Prefix> covering(AddressRange range) {
    int length = range.version().bits();
    while (length > 0 && !Prefix.of(range.first(), length).contains(range.last())) {
      length--;
    }
    return length == 0 ? Optional.empty() : Optional.of(Prefix.of(range.first(), length));
  }

  private static List<PortRange> ports(Rule rule, Match.Multiport.Side side) {
    Optional<List<PortRange>> single =
        side == Match.Multiport.Side.SOURCE
            ? rule.match(Match.SourcePort.class)
                .filter(m -> !m.negated())
                .map(m -> List.of(m.ports()))
            : rule.match(Match.DestinationPort.class)
                .filter(m -> !m.negated())
                .map(m -> List.of(m.ports()));
    return single
        .or(
            () ->
                rule.match(Match.Multiport.class)
                    .filter(
                        m ->
                            !m.negated()
                                && (m.side() == side || m.side() == Match.Multiport.Side.EITHER))
                    .map(Match.Multiport::ports))
        .orElse(ANY);
  }

  /** Whether it names an address at all. */
  boolean isBound() {
    return source.isPresent() || destination.isPresent();
  }

  /**
   * Whether a condition names addresses of a network: a bare rule does not name one, but reaches
   * all.
   */
  boolean names(Prefix prefix) {
    return !isBound()
        || source.filter(prefix::overlaps).isPresent()
        || destination.filter(prefix::overlaps).isPresent();
  }

  /**
   * Whether it cuts a service off from anyone but a bounded peer: requests to it, or its answers.
   *
   * <p>A rule that also binds the other end hits that peer alone, which is what a response is for.
   */
  boolean cuts(Prefix host, Service service) {
    boolean requests = destination.map(host::overlaps).orElse(source.isEmpty()) && source.isEmpty();
    boolean answers =
        source.map(host::overlaps).orElse(destination.isEmpty()) && destination.isEmpty();
    boolean sameProtocol =
        protocol.isEmpty() || protocol.get().number() == service.protocol().number();
    return sameProtocol
        && (requests && overlap(destinationPorts, service)
            || answers && overlap(sourcePorts, service));
  }

  /** Whether it names a TCP port, alone or in a range, and no source. */
  boolean closesToEveryone(int port) {
    boolean tcp = protocol.isEmpty() || protocol.get().equals(Protocol.TCP);
    boolean named =
        !destinationPorts.equals(ANY)
            && destinationPorts.stream().anyMatch(range -> range.contains(port));
    return tcp && named && source.isEmpty();
  }

  private static boolean overlap(List<PortRange> ports, Service service) {
    return ports.stream().anyMatch(range -> range.overlaps(service.ports()));
  }
}
