package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options that need no extension: the table of their spellings and readers. New ones are added
 * here.
 */
final class Clauses {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final Set<String> ANY = Set.of("all", "ip", "any", "*", "0");

  private static final Map<String, Option> TABLE = new HashMap<>();

  static {
    put(new Option("-A", 1, false, Clauses::chain), "-A", "--append");
    put(new Option("-s", 1, true, Clauses::source), "-s", "--source", "--src");
    put(new Option("-d", 1, true, Clauses::destination), "-d", "--destination", "--dst");
    put(new Option("-p", 1, true, Clauses::protocol), "-p", "--protocol", "--proto");
    put(new Option("-m", 1, false, Clauses::extension), "-m", "--match");
    put(new Option("-j", 1, false, Targets::read), "-j", "--jump");
  }

  private Clauses() {}

  /** The option of a spelling. */
  static Optional<Option> find(String spelling) {
    return Optional.ofNullable(TABLE.get(spelling));
  }

  /** Every spelling. */
  static Set<String> spellings() {
    return TABLE.keySet();
  }

  private static void put(Option option, String... spellings) {
    for (String spelling : spellings) {
      TABLE.put(spelling, option);
    }
  }

  private static void chain(Argument argument, Draft draft) {
    Token value = argument.value();
    String name = value.text();
    draft.chain = Optional.of(name);
    if (!draft.chains.contains(name)) {
      String upper = name.toUpperCase(Locale.ROOT);
      draft.fault(
          value,
          "chain " + name + " is not one of those rules may be appended to",
          String.join(", ", draft.chains.stream().sorted().toList()),
          draft.chains.contains(upper) ? upper : "");
    }
  }

  private static void source(Argument argument, Draft draft) {
    draft.source = Optional.of(addresses(argument, draft));
  }

  private static void destination(Argument argument, Draft draft) {
    draft.destination = Optional.of(addresses(argument, draft));
  }

  private static Draft.Addresses addresses(Argument argument, Draft draft) {
    List<Prefix> prefixes = AddressReader.read(argument.value(), draft);
    return new Draft.Addresses(argument.option(), prefixes, argument.negated());
  }

  private static void protocol(Argument argument, Draft draft) {
    Token value = argument.value();
    String name = value.text().toLowerCase(Locale.ROOT);
    OptionalInt number = number(name);
    if (ANY.contains(name)) {
      draft.fault(value, "-p " + value.text() + " stands for every protocol", "no -p at all", "");
    } else if (number.isEmpty()) {
      draft.fault(
          value,
          value.text() + " is no protocol",
          "tcp, udp, icmp or another name or number from 1 to 255",
          likely(name, draft.version));
    }
    draft.protocol =
        number.isEmpty() || ANY.contains(name)
            ? Optional.empty()
            : Optional.of(
                new Match.OfProtocol(Protocol.ofNumber(number.getAsInt()), argument.negated()));
  }

  private static OptionalInt number(String name) {
    if (!NUMBER.matcher(name).matches()) {
      return ProtocolNames.number(name);
    }
    int number = Integer.parseInt(name);
    boolean plain = name.charAt(0) != '0' && number <= 255;
    return plain ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static String likely(String name, IpVersion version) {
    return switch (name) {
      case "icmp6", "ipv6icmp", "icmp-v6" -> "icmpv6";
      case "http", "https", "ssh", "smtp", "ftp", "telnet", "rdp", "smb" -> "tcp";
      case "dns", "ntp", "snmp", "quic" -> "udp";
      case "tcp6", "tcp4" -> "tcp";
      case "udp6", "udp4" -> "udp";
      case "ping" -> version == IpVersion.V4 ? "icmp" : "icmpv6";
      default -> name.matches("0+[1-9][0-9]?") ? name.replaceFirst("^0+", "") : "";
    };
  }

  private static void extension(Argument argument, Draft draft) {
    Token value = argument.value();
    Optional<Extension> extension = Extensions.find(value.text(), draft.version);
    if (extension.isPresent()) {
      if (!draft.load(extension.get(), value)) {
        draft.fault(value, "-m " + value.text() + " is given twice", "each extension once", "");
      }
      return;
    }
    draft.outside.add(value.text());
    if (OutsideLanguage.isExtension(value.text())) {
      draft.fault(
          value,
          "-m " + value.text() + " is a match of iptables, but outside the language of suggestions",
          "one of " + Extensions.names(draft.version),
          "");
    } else {
      draft.fault(
          value,
          "-m " + value.text() + " is an unknown match",
          "one of " + Extensions.names(draft.version),
          Nearest.of(value.text(), Extensions.spellings(draft.version)));
    }
  }
}
