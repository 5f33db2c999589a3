package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads ports and ranges of ports, in digits or as service names. Stricter than iptables, which
 * cuts large udp ports to 16 bits and reads a leading zero as octal.
 */
final class PortReader {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern DASHED = Pattern.compile("([0-9]{1,5})(?:-|\\.\\.)([0-9]{1,5})");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,5}(?:[:-][0-9]{1,5})?");

  private final Draft draft;
  private final String protocol;

  PortReader(Draft draft, String protocol) {
    this.draft = draft;
    this.protocol = protocol;
  }

  /** A port, {@code a:b} with a &lt;= b, {@code a:}, {@code :b} or {@code :}. */
  Optional<PortRange> range(Token token) {
    String text = token.text();
    int colon = text.indexOf(':');
    if (colon < 0) {
      return single(token);
    }
    String to = text.substring(colon + 1);
    OptionalInt first = colon == 0 ? OptionalInt.of(0) : port(part(token, 0, colon));
    OptionalInt last =
        to.isEmpty() ? OptionalInt.of(65535) : port(part(token, colon + 1, text.length()));
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : rising(token, first.getAsInt(), last.getAsInt());
  }

  /** One element of a multiport list: a port, or {@code a:b} with a &lt; b. */
  Optional<PortRange> slot(Token token) {
    String text = token.text();
    int colon = text.indexOf(':');
    if (colon == 0 || colon == text.length() - 1 && colon > 0) {
      String whole = text.equals(":") ? "" : colon == 0 ? "0" + text : text + "65535";
      draft.fault(token, "range " + text + " lacks an end", "both ends in multiport", whole);
      return Optional.empty();
    }
    Optional<PortRange> range = range(token);
    if (colon > 0 && range.filter(PortRange::isSingle).isPresent()) {
      draft.fault(token, "range " + text + " is one port", "a rising range", "" + range.get());
      return Optional.empty();
    }
    return range;
  }

  private static Token part(Token token, int from, int to) {
    return new Token(token.column() + from, token.text().substring(from, to), token.quoted());
  }

  private Optional<PortRange> single(Token token) {
    Matcher dashed = DASHED.matcher(token.text());
    if (dashed.matches()) {
      int one = Integer.parseInt(dashed.group(1));
      int other = Integer.parseInt(dashed.group(2));
      boolean inRange = Math.max(one, other) <= 65535;
      draft.fault(
          token,
          "range " + token.text() + " is not written with a colon",
          "a range as first:last",
          inRange ? Math.min(one, other) + ":" + Math.max(one, other) : "");
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
          last + ":" + first);
      return Optional.empty();
    }
    return Optional.of(new PortRange(first, last));
  }

  private OptionalInt port(Token token) {
    String text = token.text();
    if (DIGITS.matcher(text).matches()) {
      return number(token);
    }
    Optional<Integer> service = Services.port(text, protocol);
    if (service.isPresent()) {
      draft.note(token, "service " + text + " is port " + service.get(), "" + service.get());
      return OptionalInt.of(service.get());
    }
    if (NUMBERS.matcher(text.split(",", -1)[0]).matches() && text.indexOf(',') > 0) {
      return refuse(token, "a list of ports " + text + " needs -m multiport", "one port or range");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    draft.fault(
        token,
        text + " is no port, nor a service known for " + protocol,
        "a port from 0 to 65535 or a range",
        Services.port(lower, protocol).isPresent()
            ? lower
            : Services.guess(lower).map(port -> "" + port).orElse(""));
    return OptionalInt.empty();
  }

  private OptionalInt number(Token token) {
    String text = token.text();
    if (text.length() > 1 && text.charAt(0) == '0') {
      String bare = text.replaceFirst("^0+(?=.)", "");
      draft.fault(token, "port " + text + " has a leading zero", "decimal digits", bare);
      return OptionalInt.empty();
    }
    if (text.length() > 5 || Integer.parseInt(text) > 65535) {
      return refuse(token, "port " + text + " is over 65535", "a port from 0 to 65535");
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private OptionalInt refuse(Token token, String message, String expected) {
    draft.fault(token, message, expected, "");
    return OptionalInt.empty();
  }
}
