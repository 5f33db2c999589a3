package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    PortReader reader =
        PortReader.ofList(draft, draft.onlyProtocol().map(ProtocolNames::of).orElse("tcp"));
    Token value = argument.value();
    List<PortRange> ports = new ArrayList<>();
    boolean complete = true;
    for (Token element : value.elements()) {
      Optional<PortRange> slot = reader.slot(element);
      complete &= slot.isPresent();
      slot.ifPresent(ports::add);
    }
    int slots = Match.Multiport.slots(ports);
    if (slots > Match.Multiport.MOST_SLOTS) {
      draft.fault(
          value,
          "multiport with " + slots + " ports, a range counting two",
          "at most " + Match.Multiport.MOST_SLOTS,
          "",
          Basis.MULTIPORT);
    } else if (complete) {
      draft.add(NAME, new Match.Multiport(side, ports, argument.negated()));
    }
  }
}
