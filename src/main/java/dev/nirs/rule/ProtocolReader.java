package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the value of {@code -p}: a name in any case, or a number from 0 to 255. */
final class ProtocolReader {
  /** The conditions that most are: a name in lower case, not negated; each is made once. */
  private static final Map<String, Optional<Match.OfProtocol>> PLAIN = new HashMap<>();

  static {
    ProtocolNames.numbers()
        .forEach(
            (name, number) ->
                PLAIN.put(
                    name, Optional.of(new Match.OfProtocol(Protocol.ofNumber(number), false))));
  }

  private ProtocolReader() {}

  static void read(Argument argument, Draft draft) {
    Token value = argument.value();
    Optional<Match.OfProtocol> plain = PLAIN.getOrDefault(value.text(), Optional.empty());
    if (plain.isPresent() && !argument.negated()) {
      draft.protocol = plain;
      return;
    }
    String name = value.text().toLowerCase(Locale.ROOT);
    OptionalInt number = number(name);
    if (number.isEmpty()) {
      draft.unreadableProtocol = true;
      unknown(value, name, draft);
    } else if (number.getAsInt() > 0) {
      Protocol protocol = Protocol.ofNumber(number.getAsInt());
      draft.protocol = Optional.of(new Match.OfProtocol(protocol, argument.negated()));
    } else if (argument.negated()) {
      draft.unreadableProtocol = true;
      draft.fault(value, "! with every protocol never matches", "a protocol", "", Basis.NEVER);
    } else {
      draft.note(
          argument.option(),
          "-p " + value.text() + " is every protocol, so the condition is dropped",
          "");
    }
  }

  /** The number that a name or a number stands for; 0 for every protocol. */
  private static OptionalInt number(String name) {
    if (name.equals("all") || name.equals("ip")) {
      return OptionalInt.of(0);
    }
    OptionalLong number = NumberReader.plain(name, 0, name.length());
    if (number.isEmpty()) {
      return ProtocolNames.number(name);
    }
    return number.getAsLong() <= 255
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }

  private static void unknown(Token value, String name, Draft draft) {
    boolean padded = name.length() > 1 && name.charAt(0) == '0' && NumberReader.isDigits(name);
    draft.fault(
        value,
        value.text() + (padded ? " has a leading zero" : " is no protocol"),
        "tcp, udp, icmp, all or another name or number from 0 to 255",
        padded ? NumberReader.withoutZeros(name) : likely(name, draft.version),
        padded ? Basis.OCTAL : Basis.PROTOCOL);
  }

  private static String likely(String name, IpVersion version) {
    return switch (name) {
      case "any", "*" -> "all";
      case "icmp6", "ipv6icmp", "icmp-v6" -> "icmpv6";
      case "http", "https", "ssh", "smtp", "ftp", "telnet", "rdp", "smb" -> "tcp";
      case "dns", "ntp", "snmp", "quic" -> "udp";
      case "tcp6", "tcp4" -> "tcp";
      case "udp6", "udp4" -> "udp";
      case "ping" -> version == IpVersion.V4 ? "icmp" : "icmpv6";
      default -> "";
    };
  }
}
