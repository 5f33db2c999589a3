package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code -m icmp --icmp-type} and {@code -m icmp6 --icmpv6-type}. */
final class IcmpExtension {
  /** {@code -m icmp} of IPv4. */
  static final Extension ICMP = extension("icmp", "--icmp-type", 1);

  /** {@code -m icmp6} of IPv6. */
  static final Extension ICMP6 = extension("icmp6", "--icmpv6-type", 58);

  private IcmpExtension() {}

  private static Extension extension(String name, String option, int protocol) {
    Option type = new Option(option, 1, true, (argument, draft) -> read(argument, draft, name));
    return Extension.ofProtocols(name, Map.of(option, type), option, Set.of(protocol));
  }

  private static void read(Argument argument, Draft draft, String name) {
    Token value = argument.value();
    type(value.text(), draft.version)
        .ifPresentOrElse(
            t ->
                draft.add(
                    name,
                    new Match.IcmpType(t.type(), t.firstCode(), t.lastCode(), argument.negated())),
            () ->
                draft.fault(
                    value,
                    value.text() + " is no ICMP type",
                    "a type such as echo-request, a number or type/code, each 0 to 255",
                    Nearest.of(value.text(), IcmpNames.names(draft.version)),
                    Basis.ICMP));
  }

  private static Optional<Match.IcmpType> type(String text, IpVersion version) {
    int slash = text.indexOf('/');
    OptionalLong type = NumberReader.plain(text, 0, slash < 0 ? text.length() : slash);
    OptionalLong code =
        slash < 0 ? OptionalLong.of(0) : NumberReader.plain(text, slash + 1, text.length());
    if (type.isEmpty() || code.isEmpty()) {
      return IcmpNames.find(text, version);
    }
    if (type.getAsLong() > 255 || code.getAsLong() > 255) {
      return Optional.empty();
    }
    int number = (int) type.getAsLong();
    int only = (int) code.getAsLong();
    boolean anyCode = slash < 0 || number == IcmpNames.ANY && version == IpVersion.V4;
    return Optional.of(
        anyCode
            ? Match.IcmpType.anyCode(number, false)
            : new Match.IcmpType(number, only, only, false));
  }
}
