package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code -m multiport}: lists of ports; one of its options per rule, behind {@code -p}. */
final class MultiportExtension {
  /** Its name after {@code -m}. */
  static final String NAME = "multiport";

  private static final Option SOURCE =
      new Option(NAME, 1, true, (a, d) -> read(a, d, Match.Multiport.Side.SOURCE));
  private static final Option DESTINATION =
      new Option(NAME, 1, true, (a, d) -> read(a, d, Match.Multiport.Side.DESTINATION));
  private static final Option EITHER =
      new Option(NAME, 1, true, (a, d) -> read(a, d, Match.Multiport.Side.EITHER));

  /** The extension. */
  static final Extension EXTENSION =
      Extension.ofProtocols(
          NAME,
          new Extension.Table()
              .with(SOURCE, "--sports", "--source-ports", "--sport", "--source-port")
              .with(DESTINATION, "--dports", "--destination-ports", "--dport", "--destination-port")
              .with(EITHER, "--ports", "--port")
              .options(),
          NAME,
          Set.of(6, 17, 33, 132, 136));

  private MultiportExtension() {}

  private static void read(Argument argument, Draft draft, Match.Multiport.Side side) {
    if (draft.protocol.isEmpty() && !draft.unreadableProtocol) {
      draft.fault(
          argument.option(),
          argument.option().text() + " of multiport stands before any -p",
          "-p tcp, udp, udplite, sctp or dccp before it",
          "-p tcp " + argument.option().text(),
          Basis.MULTIPORT);
    }
    List<PortRange> plain = PortReader.plainList(argument.value().text());
    List<Token> elements = plain.isEmpty() ? argument.value().elements() : List.of();
    List<PortRange> ports = plain.isEmpty() ? closely(elements, draft) : plain;
    boolean complete = !plain.isEmpty() || ports.size() == elements.size();
    if (Match.Multiport.slots(ports) > Match.Multiport.MOST_SLOTS) {
      tooMany(argument, ports, complete, draft);
    } else if (complete) {
      draft.add(NAME, new Match.Multiport(side, ports, argument.negated()));
    }
  }

  private static List<PortRange> closely(List<Token> elements, Draft draft) {
    PortReader reader =
        PortReader.ofList(draft, draft.onlyProtocol().map(ProtocolNames::of).orElse("tcp"));
    List<PortRange> ports = new ArrayList<>();
    for (Token element : elements) {
      reader.slot(element).ifPresent(ports::add);
    }
    return ports;
  }

  /** A negated list cannot be shared out among rules: each would match what another excludes. */
  private static void tooMany(
      Argument argument, List<PortRange> ports, boolean complete, Draft draft) {
    JoinedPorts joined = JoinedPorts.of(ports);
    boolean split = complete && !joined.fit() && !argument.negated();
    draft.fault(
        argument.value(),
        "multiport with "
            + Match.Multiport.slots(ports)
            + " ports, a range counting two"
            + (split ? ": that takes " + joined.rules() + " rules" : ""),
        "at most " + Match.Multiport.MOST_SLOTS,
        complete && joined.fit() ? joined.toString() : "",
        Basis.MULTIPORT);
  }
}
