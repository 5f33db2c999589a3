package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads ports and ranges of ports, in digits or as service names. Stricter than iptables, which
 * cuts large udp ports to 16 bits and reads a leading zero as octal.
 */
final class PortReader {
  private static final Pattern DASHED = Pattern.compile("([0-9]{1,5})(?:-|\\.\\.)([0-9]{1,5})");
  private static final int MOST_PORT = 65535;

  private final Draft draft;
  private final String protocol;
  private final boolean list;

  private PortReader(Draft draft, String protocol, boolean list) {
    this.draft = draft;
    this.protocol = protocol;
    this.list = list;
  }

  /** For the option of a protocol's own extension. */
  static PortReader ofProtocol(Draft draft, String protocol) {
    return new PortReader(draft, protocol, false);
  }

  /** For a list of multiport, which knows fewer names of services. */
  static PortReader ofList(Draft draft, String protocol) {
    return new PortReader(draft, protocol, true);
  }

  /** A port, {@code a:b} with a &lt;= b, {@code a:}, {@code :b} or {@code :}. */
  Optional<PortRange> range(Token token) {
    String text = token.text();
    int colon = text.indexOf(':');
    if (colon < 0) {
      return single(token);
    }
    boolean open = colon == text.length() - 1;
    OptionalInt first = colon == 0 ? OptionalInt.of(0) : port(token.part(0, colon));
    OptionalInt last =
        open ? OptionalInt.of(MOST_PORT) : port(token.part(colon + 1, text.length()));
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : rising(token, first.getAsInt(), last.getAsInt());
  }

  /** One element of a multiport list: a port, or {@code a:b} with a &lt; b. */
  Optional<PortRange> slot(Token token) {
    String text = token.text();
    int colon = text.indexOf(':');
    if (colon == 0 || colon == text.length() - 1 && colon > 0) {
      String whole = text.equals(":") ? "" : colon == 0 ? "0" + text : text + MOST_PORT;
      draft.fault(
          token,
          "range " + text + " lacks an end",
          "both ends in multiport",
          whole,
          Basis.MULTIPORT);
      return Optional.empty();
    }
    Optional<PortRange> range = range(token);
    if (colon > 0 && range.isPresent() && range.get().isSingle()) {
      draft.fault(
          token,
          "range " + text + " is one port",
          "a rising range",
          range.get().toString(),
          Basis.MULTIPORT);
      return Optional.empty();
    }
    return range;
  }

  private Optional<PortRange> single(Token token) {
    OptionalLong plain = NumberReader.plain(token.text(), 0, token.text().length());
    if (plain.isPresent() && plain.getAsLong() <= MOST_PORT) {
      return Optional.of(PortRange.of((int) plain.getAsLong()));
    }
    Matcher dashed = DASHED.matcher(token.text());
    if (dashed.matches()) {
      int one = Integer.parseInt(dashed.group(1));
      int other = Integer.parseInt(dashed.group(2));
      boolean inRange = Math.max(one, other) <= MOST_PORT;
      draft.fault(
          token,
          "range " + token.text() + " is not written with a colon",
          "a range as first:last",
          inRange ? Math.min(one, other) + ":" + Math.max(one, other) : "",
          Basis.RANGE);
      return Optional.empty();
    }
    OptionalInt port = port(token);
    return port.isEmpty() ? Optional.empty() : Optional.of(PortRange.of(port.getAsInt()));
  }

  private Optional<PortRange> rising(Token token, int first, int last) {
    if (first > last) {
      draft.fault(
          token,
          "range " + token.text() + " is reversed",
          "the lower port first",
          last + ":" + first,
          Basis.RANGE);
      return Optional.empty();
    }
    return Optional.of(new PortRange(first, last));
  }

  private OptionalInt port(Token token) {
    String text = token.text();
    OptionalLong plain = NumberReader.plain(text, 0, text.length());
    if (plain.isPresent() && plain.getAsLong() <= MOST_PORT) {
      return OptionalInt.of((int) plain.getAsLong());
    }
    if (NumberReader.isDigits(text)) {
      return number(token);
    }
    Optional<Integer> service =
        list ? Services.port(text, protocol) : Services.portOf(text, protocol);
    if (service.isPresent()) {
      draft.note(token, "service " + text + " is port " + service.get(), "" + service.get());
      return OptionalInt.of(service.get());
    }
    return noPort(token);
  }

  private OptionalInt noPort(Token token) {
    String text = token.text();
    String lower = text.toLowerCase(Locale.ROOT);
    boolean hex = lower.startsWith("0x");
    draft.fault(
        token,
        text + " is no port, nor a service known for " + protocol,
        "a port from 0 to 65535 or a range",
        Services.port(lower, protocol).isPresent()
            ? lower
            : Services.guess(lower).map(port -> "" + port).orElse(""),
        hex ? Basis.OCTAL : Basis.PORT);
    return OptionalInt.empty();
  }

  private OptionalInt number(Token token) {
    String text = token.text();
    if (text.length() > 1 && text.charAt(0) == '0') {
      String bare = NumberReader.withoutZeros(text);
      draft.fault(
          token, "port " + text + " has a leading zero", "decimal digits", bare, Basis.OCTAL);
      return OptionalInt.empty();
    }
    boolean cut = protocol.equals("udp") || protocol.equals("dccp");
    draft.fault(
        token,
        "port " + text + " is over 65535",
        "a port from 0 to 65535",
        "",
        cut ? Basis.PORT_CUT : Basis.PORT);
    return OptionalInt.empty();
  }
}
