package dev.nirs.rule;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import java.util.Optional;

/** {@code -m iprange --src-range|--dst-range}: ranges of addresses. */
final class AddressRangeExtension {
  private static final String NAME = "iprange";

  /** The extension. */
  static final Extension EXTENSION =
      Extension.of(
          NAME,
          new Extension.Table()
              .with(
                  new Option("--src-range", 1, true, AddressRangeExtension::source), "--src-range")
              .with(
                  new Option("--dst-range", 1, true, AddressRangeExtension::destination),
                  "--dst-range")
              .options(),
          NAME);

  private AddressRangeExtension() {}

  private static void source(Argument argument, Draft draft) {
    range(argument, draft)
        .ifPresent(r -> draft.add(NAME, new Match.SourceRange(r, argument.negated())));
  }

  private static void destination(Argument argument, Draft draft) {
    range(argument, draft)
        .ifPresent(r -> draft.add(NAME, new Match.DestinationRange(r, argument.negated())));
  }

  private static Optional<AddressRange> range(Argument argument, Draft draft) {
    Token value = argument.value();
    int dash = value.text().indexOf('-');
    if (dash < 0) {
      boolean address = end(value.text(), draft).isPresent();
      draft.fault(
          value,
          value.text() + " is no range",
          "first-last",
          address ? value.text() + "-" + value.text() : "",
          Basis.ADDRESS_RANGE);
      return Optional.empty();
    }
    Optional<IpAddress> first = end(value.part(0, dash), draft);
    Optional<IpAddress> last = end(value.part(dash + 1, value.text().length()), draft);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    if (first.get().compareTo(last.get()) > 0) {
      draft.fault(
          value,
          "range " + value.text() + " is reversed",
          "the lower address first",
          last.get() + "-" + first.get(),
          Basis.ADDRESS_RANGE);
      return Optional.empty();
    }
    return Optional.of(new AddressRange(first.get(), last.get()));
  }

  private static Optional<IpAddress> end(Token token, Draft draft) {
    Optional<IpAddress> address = end(token.text(), draft);
    if (address.isEmpty()) {
      boolean v4 = draft.version == IpVersion.V4;
      draft.fault(
          token,
          "\"" + token.text() + "\" is no address of " + (v4 ? "IPv4" : "IPv6"),
          v4 ? "four octets without leading zeros" : "an IPv6 address",
          "",
          Basis.ADDRESS_RANGE);
    }
    return address;
  }

  private static Optional<IpAddress> end(String text, Draft draft) {
    boolean v6 = draft.version == IpVersion.V6;
    return IpAddress.parse(text)
        .filter(a -> a.version() == draft.version && text.indexOf(':') >= 0 == v6);
  }
}
