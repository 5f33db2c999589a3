package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code -m pkttype} and {@code -m addrtype}: kinds of frames and addresses, by name. */
final class KindExtensions {
  private static final String ADDRTYPE = "addrtype";

  private static final List<String> CASTS = names(PacketMatch.PacketType.Cast.values());
  private static final List<String> KINDS = names(PacketMatch.AddressType.Kind.values());
  private static final List<String> KINDS_V6 =
      names(
          PacketMatch.AddressType.Kind.V6.stream()
              .sorted()
              .toArray(PacketMatch.AddressType.Kind[]::new));

  /** {@code -m pkttype}. */
  static final Extension PACKET_TYPE =
      Extension.of(
          "pkttype",
          Map.of("--pkt-type", new Option("--pkt-type", 1, true, KindExtensions::packetType)),
          "--pkt-type");

  /** {@code -m addrtype}: one option at least, for either end. */
  static final Extension ADDRESS_TYPE =
      Extension.of(
          ADDRTYPE,
          new Extension.Table()
              .with(addressType("--src-type", End.SOURCE), "--src-type")
              .with(addressType("--dst-type", End.DESTINATION), "--dst-type")
              .options(),
          ADDRTYPE);

  private KindExtensions() {}

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(CanonicalText::lower).toList();
  }

  private static void packetType(Argument argument, Draft draft) {
    Token value = argument.value();
    String lower = value.text().toLowerCase(Locale.ROOT);
    if (CASTS.contains(lower)) {
      PacketMatch.PacketType.Cast cast =
          PacketMatch.PacketType.Cast.valueOf(lower.toUpperCase(Locale.ROOT));
      draft.add("pkttype", new PacketMatch.PacketType(cast, argument.negated()));
    } else {
      draft.fault(
          value,
          value.text() + " is no type of packet",
          "one of " + String.join(", ", CASTS),
          Nearest.of(lower, CASTS),
          Basis.KIND);
    }
  }

  private static Option addressType(String name, End end) {
    return new Option(name, 1, true, (argument, draft) -> addressType(argument, draft, end));
  }

  private static void addressType(Argument argument, Draft draft, End end) {
    List<String> known = draft.version == IpVersion.V4 ? KINDS : KINDS_V6;
    Set<PacketMatch.AddressType.Kind> kinds = EnumSet.noneOf(PacketMatch.AddressType.Kind.class);
    boolean complete = true;
    for (Token element : argument.value().elements()) {
      String lower = element.text().toLowerCase(Locale.ROOT);
      if (known.contains(lower)) {
        kinds.add(PacketMatch.AddressType.Kind.valueOf(lower.toUpperCase(Locale.ROOT)));
      } else {
        complete = false;
        draft.fault(
            element,
            "\"" + element.text() + "\" is no type of address",
            "one of " + String.join(", ", known).toUpperCase(Locale.ROOT),
            Nearest.of(lower, known).toUpperCase(Locale.ROOT),
            Basis.KIND);
      }
    }
    if (complete) {
      draft.add(ADDRTYPE, new PacketMatch.AddressType(end, kinds, argument.negated()));
    }
  }
}
