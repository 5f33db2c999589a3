package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      new Extension(
          NAME,
          Map.ofEntries(
              Map.entry("--sports", SOURCE),
              Map.entry("--source-ports", SOURCE),
              Map.entry("--sport", SOURCE),
              Map.entry("--source-port", SOURCE),
              Map.entry("--dports", DESTINATION),
              Map.entry("--destination-ports", DESTINATION),
              Map.entry("--dport", DESTINATION),
              Map.entry("--destination-port", DESTINATION),
              Map.entry("--ports", EITHER),
              Map.entry("--port", EITHER)),
          "--dports, --sports or --ports",
          Set.of(6, 17, 33, 132, 136));

  private MultiportExtension() {}

  private static void read(Argument argument, Draft draft, Match.Multiport.Side side) {
    Optional<Protocol> protocol = draft.onlyProtocol();
    if (draft.protocol.isEmpty() && !draft.hasUnreadableProtocol()) {
      draft.fault(
          argument.option(),
          argument.option().text() + " of multiport stands before any -p",
          "-p tcp, udp, udplite, sctp or dccp before it",
          "-p tcp " + argument.option().text());
    }
    PortReader reader = new PortReader(draft, protocol.map(ProtocolNames::of).orElse("tcp"));
    Token value = argument.value();
    List<PortRange> ports = new ArrayList<>();
    boolean complete = true;
    int start = 0;
    for (String element : value.text().split(",", -1)) {
      Token at = new Token(value.column() + start, element, value.quoted());
      Optional<PortRange> slot = reader.slot(at);
      complete &= slot.isPresent();
      slot.ifPresent(ports::add);
      start += element.length() + 1;
    }
    int slots = Match.Multiport.slots(ports);
    if (slots > Match.Multiport.MOST_SLOTS) {
      draft.fault(
          value,
          "multiport with " + slots + " ports, a range counting two",
          "at most " + Match.Multiport.MOST_SLOTS,
          "");
    } else if (complete) {
      draft.add(NAME, new Match.Multiport(side, ports, argument.negated()));
    }
  }
}
