package dev.nirs.rule;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads the value of -s and -d: addresses with or without a mask, separated by commas. Refuses what
 * iptables takes in a way that nobody means (facts on iptables, section 5): octal and hexadecimal
 * octets, short forms, names, masks with holes.
 */
final class AddressReader {
  private static final Pattern PADDED = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
  private static final Pattern SHORT = Pattern.compile("[0-9]+(?:\\.[0-9]+){0,2}");
  private static final Pattern STARS = Pattern.compile("(?:[0-9]{1,3}\\.){1,3}(?:[*xX]\\.?){1,3}");
  private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):([0-9]+)");

  private static final Prefix EVERY_V4 = Prefix.of(IpAddress.v4(0), 0);
  private static final Prefix EVERY_V6 = Prefix.of(IpAddress.UNKNOWN, 0);

  private final Draft draft;
  private final Token token;
  private final Argument argument;

  private AddressReader(Draft draft, Token token, Argument argument) {
    this.draft = draft;
    this.token = token;
    this.argument = argument;
  }

  /**
   * The networks of a value in the order written, one of length 0 for every address; faults and
   * notes go to the draft.
   */
  static List<Prefix> read(Argument argument, Draft draft) {
    Token value = argument.value();
    String text = value.text();
    Optional<Prefix> plain =
        draft.version == IpVersion.V4 ? PlainNetwork.v4(text) : Optional.empty();
    if (plain.isPresent()) {
      return List.of(plain.get());
    }
    if (text.indexOf(',') < 0) {
      Optional<Prefix> only = new AddressReader(draft, value, argument).element();
      return only.isPresent() ? List.of(only.get()) : List.of();
    }
    List<Prefix> prefixes = new ArrayList<>();
    for (Token element : value.elements()) {
      new AddressReader(draft, element, argument).element().ifPresent(prefixes::add);
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
          "",
          Basis.ADDRESS);
    }
    OptionalInt length = slash < 0 ? OptionalInt.of(draft.version.bits()) : length(slash + 1);
    return length.isEmpty() ? Optional.empty() : network(address.get(), length.getAsInt());
  }

  private Optional<Prefix> network(IpAddress address, int length) {
    if (length == 0) {
      return everything();
    }
    Prefix prefix = Prefix.of(address, length);
    if (prefix.version() != draft.version) {
      return refuse(
          token.text() + " is no network of " + family(), "an IPv6 network", "", Basis.ADDRESS);
    }
    if (prefix.address().compareTo(address) != 0) {
      draft.note(
          token,
          token.text() + " has host bits set, which iptables cuts: it stands for " + prefix,
          prefix.toString());
    }
    return Optional.of(prefix);
  }

  private Optional<Prefix> everything() {
    if (argument.negated()) {
      return refuse(
          "! with " + token.text() + " never matches", "a narrower network", "", Basis.EVERYTHING);
    }
    draft.note(token, token.text() + " is every address, so the condition is dropped", "");
    return Optional.of(isV6() ? EVERY_V6 : EVERY_V4);
  }

  private OptionalInt length(int offset) {
    String text = token.text();
    int most = draft.version.bits();
    OptionalLong length = NumberReader.plain(text, offset, text.length());
    if (length.isPresent() && length.getAsLong() <= most) {
      return OptionalInt.of((int) length.getAsLong());
    }
    return otherMask(token.part(offset, text.length()), most);
  }

  private OptionalInt otherMask(Token at, int most) {
    String mask = at.text();
    Optional<IpAddress> dotted = isV6() ? Optional.empty() : IpAddress.parse(mask);
    if (dotted.isPresent() && mask.indexOf(':') < 0) {
      return contiguous(at, (int) dotted.get().low());
    }
    if (!NumberReader.isDigits(mask)) {
      draft.fault(at, "mask " + mask + " is none", "a length from 0 to " + most, "", Basis.MASK);
    } else if (mask.charAt(0) == '0') {
      String bare = NumberReader.withoutZeros(mask);
      draft.fault(at, "prefix length " + mask + " has a leading zero", "", bare, Basis.OCTAL);
    } else {
      draft.fault(
          at, "prefix length " + mask + " is over " + most, "0 to " + most, "" + most, Basis.MASK);
    }
    return OptionalInt.empty();
  }

  private OptionalInt contiguous(Token at, int mask) {
    int length = Integer.numberOfLeadingZeros(~mask);
    if (length < 32 && mask << length != 0) {
      int zeros = Integer.numberOfLeadingZeros(mask);
      draft.fault(
          at,
          "mask " + at.text() + " has holes",
          "a mask of ones followed by zeros",
          zeros > 0 && mask == -1 >>> zeros ? "" + zeros : "",
          Basis.MASK);
      return OptionalInt.empty();
    }
    return OptionalInt.of(length);
  }

  private Optional<Prefix> notAnAddress(String host, String rest) {
    if (host.isEmpty()) {
      return refuse("an empty address", "an address of " + family(), "", Basis.ADDRESS);
    }
    if (host.equalsIgnoreCase("any") || host.equals("*") || host.equalsIgnoreCase("all")) {
      return refuse(
          host + " is no address", "a network, or the option left out", "", Basis.ADDRESS);
    }
    if (PADDED.matcher(host).matches() && host.matches("(?:.*\\.)?0[0-9].*")) {
      return refuse(
          host + " has a leading zero, which iptables reads as octal",
          "decimal octets without leading zeros",
          IpAddress.parse(host.replaceAll("(?<![0-9])0+(?=[0-9])", "")).isPresent()
              ? host.replaceAll("(?<![0-9])0+(?=[0-9])", "") + rest
              : "",
          Basis.OCTAL);
    }
    if (SHORT.matcher(host).matches()) {
      return refuse(
          host + " is a short form", "four octets", whole(host, rest), Basis.SHORT_ADDRESS);
    }
    return otherForms(host);
  }

  private Optional<Prefix> otherForms(String host) {
    if (STARS.matcher(host).matches()) {
      String[] octets = host.replaceAll("\\.?[*xX].*", "").split("\\.", -1);
      return refuse(
          host + " is no address",
          "a prefix length for a network",
          padded(String.join(".", octets)) + "/" + 8 * octets.length,
          Basis.ADDRESS);
    }
    int dash = host.indexOf('-');
    if (dash > 0 && IpAddress.parse(host.substring(0, dash)).isPresent()) {
      refuse(
          host + " is a range, which needs -m iprange",
          "an address or a network",
          argument.negated() ? "" : range() + host,
          Basis.ADDRESS);
      draft.fixes(argument.option().column(), token.column() + token.text().length());
      return Optional.empty();
    }
    if (!isV6() && WITH_PORT.matcher(host).matches()) {
      return refuse(
          host + " is an address with a port",
          "the address alone; ports go to --sport or --dport",
          WITH_PORT.matcher(host).replaceAll("$1"),
          Basis.ADDRESS);
    }
    return refuse(host + " is no address of " + family(), example(), "", Basis.ADDRESS);
  }

  private String range() {
    return "-m iprange --" + (argument.kind().name().equals("-s") ? "src" : "dst") + "-range ";
  }

  private static String whole(String host, String rest) {
    String padded = padded(host);
    return IpAddress.parse(padded).isPresent() ? padded + rest : "";
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

  private Optional<Prefix> refuse(String message, String expected, String repair, Basis basis) {
    draft.fault(token, message, expected, repair, basis);
    return Optional.empty();
  }
}
