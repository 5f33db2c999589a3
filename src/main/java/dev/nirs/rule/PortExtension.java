package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code -m tcp|udp|sctp|dccp}: the ports of the rule's own protocol. */
final class PortExtension {
  private final String protocol;

  private PortExtension(String protocol) {
    this.protocol = protocol;
  }

  /** The extension of a protocol with ports. */
  static Extension of(String protocol) {
    PortExtension ports = new PortExtension(protocol);
    Option source = new Option("--sport", 1, true, ports::source);
    Option destination = new Option("--dport", 1, true, ports::destination);
    return new Extension(
        protocol,
        Map.of(
            "--sport",
            source,
            "--source-port",
            source,
            "--dport",
            destination,
            "--destination-port",
            destination),
        "",
        Set.of(ProtocolNames.number(protocol).orElseThrow()));
  }

  private void source(Argument argument, Draft draft) {
    range(argument, draft)
        .ifPresent(r -> draft.add(protocol, new Match.SourcePort(r, argument.negated())));
  }

  private void destination(Argument argument, Draft draft) {
    range(argument, draft)
        .ifPresent(r -> draft.add(protocol, new Match.DestinationPort(r, argument.negated())));
  }

  private Optional<PortRange> range(Argument argument, Draft draft) {
    Optional<PortRange> range = new PortReader(draft, protocol).range(argument.value());
    if (argument.negated() && range.filter(PortRange.ALL::equals).isPresent()) {
      draft.fault(
          argument.value(),
          "the negation of every port, which nft and legacy iptables understand differently",
          "a narrower range",
          "");
      return Optional.empty();
    }
    return range;
  }
}
