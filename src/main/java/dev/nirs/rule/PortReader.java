package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import java.util.Arrays;
import java.util.List;
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
  private static final Pattern HEXADECIMAL = Pattern.compile("0x0{0,8}[0-9a-f]{1,4}");
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

  /**
   * The elements of a list that is digits, colons and commas as multiport wants them: most are, and
   * one pass without words for the parts is enough. Empty where a closer look is needed.
   */
  static List<PortRange> plainList(String text) {
    PortRange[] ports = new PortRange[Match.Multiport.MOST_SLOTS];
    int count = 0;
    int first = -1;
    int port = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c >= '0' && c <= '9' && port != 0 && port <= MOST_PORT / 10) {
        port = 10 * Math.max(port, 0) + c - '0';
      } else if (c == ':' && first < 0 && port >= 0) {
        first = port;
        port = -1;
      } else if (c == ',' && port > first && port <= MOST_PORT && count < ports.length) {
        ports[count++] = new PortRange(first < 0 ? port : first, port);
        first = -1;
        port = -1;
      } else {
        return List.of();
      }
    }
    return List.of(Arrays.copyOf(ports, count));
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
    boolean hex = HEXADECIMAL.matcher(lower).matches();
    draft.fault(
        token,
        text + " is no port, nor a service known for " + protocol,
        "a port from 0 to 65535 or a range",
        hex
            ? "" + Integer.parseInt(lower.substring(2), 16)
            : Services.port(lower, protocol).isPresent()
                ? lower
                : Services.guess(lower).map(port -> "" + port).orElse(""),
        lower.startsWith("0x") ? Basis.OCTAL : Basis.PORT);
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
