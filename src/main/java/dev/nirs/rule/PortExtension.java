package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code -m tcp|udp|sctp|dccp}: the ports of the rule's own protocol, and the flags of tcp. */
final class PortExtension {
  private final String protocol;

  private PortExtension(String protocol) {
    this.protocol = protocol;
  }

  /** The extension of a protocol with ports. */
  static Extension of(String protocol) {
    PortExtension ports = new PortExtension(protocol);
    Extension.Table table =
        new Extension.Table()
            .with(new Option("--sport", 1, true, ports::source), "--sport", "--source-port")
            .with(
                new Option("--dport", 1, true, ports::destination),
                "--dport",
                "--destination-port");
    if (protocol.equals(TcpHeader.NAME)) {
      TcpHeader.addTo(table);
    }
    Map<String, Option> options = table.options();
    return Extension.ofProtocols(
        protocol, options, "", Set.of(ProtocolNames.number(protocol).orElseThrow()));
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
    if (argument.value().text().indexOf(',') >= 0) {
      listed(argument, draft);
      return Optional.empty();
    }
    Optional<PortRange> range = PortReader.ofProtocol(draft, protocol).range(argument.value());
    if (argument.negated() && range.isPresent() && range.get().equals(PortRange.ALL)) {
      draft.fault(
          argument.value(), "the negation of every port", "a narrower range", "", Basis.EVERY_PORT);
      return Optional.empty();
    }
    return range;
  }

  private void listed(Argument argument, Draft draft) {
    Token value = argument.value();
    boolean free = !argument.negated() && draft.loaded(MultiportExtension.NAME).isEmpty();
    draft.fault(
        value,
        "a list of ports " + value.text() + " needs -m multiport",
        "one port or range",
        free ? "-m multiport " + argument.kind().name() + "s " + value.text() : "",
        Basis.MULTIPORT);
    draft.fixes(argument.option().column(), value.column() + value.text().length());
  }
}
