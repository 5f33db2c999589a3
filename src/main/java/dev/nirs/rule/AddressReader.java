package dev.nirs.rule;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads the value of -s and -d: addresses with or without a mask, separated by commas. Refuses what
 * iptables takes in a way that nobody means (facts on iptables, section 5): octal and hexadecimal
 * octets, short forms, names, masks with holes, {@code /0}.
 */
final class AddressReader {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,4}");
  private static final Pattern PADDED = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
  private static final Pattern SHORT = Pattern.compile("[0-9]+(?:\\.[0-9]+){0,2}");
  private static final Pattern STARS = Pattern.compile("(?:[0-9]{1,3}\\.){1,3}(?:[*xX]\\.?){1,3}");
  private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):([0-9]+)");

  private final Draft draft;
  private final Token token;

  private AddressReader(Draft draft, Token token) {
    this.draft = draft;
    this.token = token;
  }

  /** The networks of a value in the order written; faults and notes go to the draft. */
  static List<Prefix> read(Token token, Draft draft) {
    List<Prefix> prefixes = new ArrayList<>();
    int start = 0;
    for (String element : token.text().split(",", -1)) {
      Token at = new Token(token.column() + start, element, token.quoted());
      new AddressReader(draft, at).element().ifPresent(prefixes::add);
      start += element.length() + 1;
    }
    return prefixes;
  }

  private Optional<Prefix> element() {
    String text = token.text();
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    Optional<IpAddress> address = IpAddress.parse(host);
    if (address.isEmpty()) {
      return notAnAddress(host, slash < 0 ? "" : text.substring(slash));
    }
    if (address.get().version() != draft.version || host.indexOf(':') >= 0 != isV6()) {
      return refuse(
          text + " is no address of " + family(),
          isV6() ? "an IPv6 address; ip6tables takes no IPv4" : "an IPv4 address",
          "");
    }
    OptionalInt length =
        slash < 0
            ? OptionalInt.of(draft.version.bits())
            : length(text.substring(slash + 1), slash + 1);
    return length.isEmpty() ? Optional.empty() : network(address.get(), length.getAsInt());
  }

  private Optional<Prefix> network(IpAddress address, int length) {
    if (length == 0) {
      return refuse(
          token.text() + " stands for every address", "a network, or the option left out", "");
    }
    Prefix prefix = Prefix.of(address, length);
    if (prefix.version() != draft.version) {
      return refuse(token.text() + " is no network of " + family(), "an IPv6 network", "");
    }
    if (!prefix.address().equals(address)) {
      draft.note(
          token,
          token.text() + " has host bits set, which iptables cuts: it stands for " + prefix,
          prefix.toString());
    }
    return Optional.of(prefix);
  }

  private OptionalInt length(String mask, int offset) {
    Token at = new Token(token.column() + offset, mask, token.quoted());
    int most = draft.version.bits();
    if (DIGITS.matcher(mask).matches()) {
      int length = Integer.parseInt(mask);
      if (mask.length() > 1 && mask.charAt(0) == '0') {
        draft.fault(at, "prefix length " + mask + " has a leading zero", "", "" + length);
      } else if (length > most) {
        draft.fault(at, "prefix length " + mask + " is over " + most, "0 to " + most, "" + most);
      } else {
        return OptionalInt.of(length);
      }
      return OptionalInt.empty();
    }
    Optional<IpAddress> dotted = isV6() ? Optional.empty() : IpAddress.parse(mask);
    if (dotted.isEmpty()) {
      draft.fault(at, "mask " + mask + " is none", "a length from 1 to " + most, "");
      return OptionalInt.empty();
    }
    return contiguous(at, (int) dotted.get().low());
  }

  private OptionalInt contiguous(Token at, int mask) {
    int length = Integer.numberOfLeadingZeros(~mask);
    if (length < 32 && mask << length != 0) {
      int zeros = Integer.numberOfLeadingZeros(mask);
      draft.fault(
          at,
          "mask " + at.text() + " has holes",
          "a mask of ones followed by zeros",
          zeros > 0 && mask == -1 >>> zeros ? "" + zeros : "");
      return OptionalInt.empty();
    }
    return OptionalInt.of(length);
  }

  private Optional<Prefix> notAnAddress(String host, String rest) {
    if (host.isEmpty()) {
      return refuse("an empty address", "an address of " + family(), "");
    }
    if (host.equalsIgnoreCase("any") || host.equals("*") || host.equalsIgnoreCase("all")) {
      return refuse(host + " is no address", "a network, or the option left out", "");
    }
    if (PADDED.matcher(host).matches() && host.matches("(?:.*\\.)?0[0-9].*")) {
      return refuse(
          host + " has a leading zero, which iptables reads as octal",
          "decimal octets without leading zeros",
          IpAddress.parse(host.replaceAll("(?<![0-9])0+(?=[0-9])", "")).isPresent()
              ? host.replaceAll("(?<![0-9])0+(?=[0-9])", "") + rest
              : "");
    }
    if (SHORT.matcher(host).matches()) {
      return refuse(host + " is a short form", "four octets", padded(host) + rest);
    }
    return otherForms(host);
  }

  private Optional<Prefix> otherForms(String host) {
    if (STARS.matcher(host).matches()) {
      String[] octets = host.replaceAll("\\.?[*xX].*", "").split("\\.", -1);
      return refuse(
          host + " is no address",
          "a prefix length for a network",
          padded(String.join(".", octets)) + "/" + 8 * octets.length);
    }
    int dash = host.indexOf('-');
    if (dash > 0 && IpAddress.parse(host.substring(0, dash)).isPresent()) {
      return refuse(
          host + " is a range, which needs -m iprange, outside the language of suggestions",
          "an address or a network",
          "");
    }
    if (!isV6() && WITH_PORT.matcher(host).matches()) {
      return refuse(
          host + " is an address with a port",
          "the address alone; ports go to --sport or --dport",
          WITH_PORT.matcher(host).replaceAll("$1"));
    }
    return refuse(host + " is no address of " + family(), example(), "");
  }

  private static String padded(String octets) {
    int count = octets.split("\\.", -1).length;
    return octets + ".0".repeat(4 - count);
  }

  private String example() {
    return isV6() ? "an address such as 2001:db8::1" : "an address such as 192.0.2.1";
  }

  private boolean isV6() {
    return draft.version == IpVersion.V6;
  }

  private String family() {
    return isV6() ? "IPv6" : "IPv4";
  }

  private Optional<Prefix> refuse(String message, String expected, String repair) {
    draft.fault(token, message, expected, repair);
    return Optional.empty();
  }
}
