package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code -m icmp --icmp-type} and {@code -m icmp6 --icmpv6-type}. */
final class IcmpExtension {
  private static final Pattern NUMBERS =
      Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:/(?:0|[1-9][0-9]{0,2}))?");

  /** {@code -m icmp} of IPv4. */
  static final Extension ICMP = extension("icmp", "--icmp-type", 1);

  /** {@code -m icmp6} of IPv6. */
  static final Extension ICMP6 = extension("icmp6", "--icmpv6-type", 58);

  private IcmpExtension() {}

  private static Extension extension(String name, String option, int protocol) {
    Option type = new Option(option, 1, true, (argument, draft) -> read(argument, draft, name));
    return new Extension(name, Map.of(option, type), option, Set.of(protocol));
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
                    Nearest.of(value.text(), IcmpNames.names(draft.version))));
  }

  private static Optional<Match.IcmpType> type(String text, IpVersion version) {
    if (!NUMBERS.matcher(text).matches()) {
      return IcmpNames.find(text, version);
    }
    int slash = text.indexOf('/');
    int type = Integer.parseInt(slash < 0 ? text : text.substring(0, slash));
    int code = slash < 0 ? 0 : Integer.parseInt(text.substring(slash + 1));
    if (type > 255 || code > 255) {
      return Optional.empty();
    }
    boolean anyCode = slash < 0 || type == IcmpNames.ANY && version == IpVersion.V4;
    return Optional.of(
        anyCode
            ? Match.IcmpType.anyCode(type, false)
            : new Match.IcmpType(type, code, code, false));
  }
}
