package dev.nirs.rule;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** {@code -m length}, {@code -m ttl}, {@code -m hl} and {@code -m mac}: fields of a packet. */
final class PacketExtensions {
  private static final int MOST_LENGTH = 65535;
  private static final int MAC_CHARACTERS = 17;

  /** {@code -m length}. */
  static final Extension LENGTH =
      Extension.of(
          "length",
          Map.of("--length", new Option("--length", 1, true, PacketExtensions::length)),
          "--length");

  /** {@code -m mac}. */
  static final Extension MAC =
      Extension.of(
          "mac",
          Map.of("--mac-source", new Option("--mac-source", 1, true, PacketExtensions::mac)),
          "--mac-source");

  /** {@code -m ttl} of IPv4. */
  static final Extension TTL = hops("ttl");

  /** {@code -m hl} of IPv6. */
  static final Extension HL = hops("hl");

  private PacketExtensions() {}

  private static Extension hops(String name) {
    String option = "--" + name;
    Extension.Table table =
        new Extension.Table()
            .with(hops(name, true, PacketMatch.HopLimit.Comparison.EQUAL), option + "-eq")
            .with(hops(name, false, PacketMatch.HopLimit.Comparison.LESS), option + "-lt")
            .with(hops(name, false, PacketMatch.HopLimit.Comparison.GREATER), option + "-gt");
    return Extension.of(name, table.options(), option);
  }

  private static Option hops(
      String name, boolean negatable, PacketMatch.HopLimit.Comparison comparison) {
    return new Option(
        "--" + name,
        1,
        negatable,
        (argument, draft) -> {
          OptionalInt hops = NumberReader.readInt(argument, 0, 255, draft);
          boolean negated = argument.negated() && negatable;
          hops.ifPresent(h -> draft.add(name, new PacketMatch.HopLimit(comparison, h, negated)));
        });
  }

  private static void length(Argument argument, Draft draft) {
    Token value = argument.value();
    String text = value.text();
    int colon = text.indexOf(':');
    OptionalLong first =
        colon == 0 ? OptionalLong.of(0) : number(text, 0, colon < 0 ? text.length() : colon);
    OptionalLong last =
        colon < 0
            ? first
            : colon == text.length() - 1
                ? OptionalLong.of(MOST_LENGTH)
                : number(text, colon + 1, text.length());
    if (first.isEmpty() || last.isEmpty()) {
      int dash = text.indexOf('-');
      boolean dashed = dash > 0 && text.lastIndexOf('-') == dash;
      draft.fault(
          value,
          text + " is no length",
          "bytes from 0 to 65535, or first:last",
          dashed ? text.replace('-', ':') : "",
          Basis.NUMBER);
    } else if (first.getAsLong() > last.getAsLong()) {
      draft.fault(
          value,
          "range " + text + " is reversed",
          "the lower length first",
          last.getAsLong() + ":" + first.getAsLong(),
          Basis.RANGE);
    } else {
      draft.add(
          "length",
          new PacketMatch.Length(
              (int) first.getAsLong(), (int) last.getAsLong(), argument.negated()));
    }
  }

  private static OptionalLong number(String text, int from, int to) {
    OptionalLong number = NumberReader.plain(text, from, to);
    return number.isPresent() && number.getAsLong() <= MOST_LENGTH ? number : OptionalLong.empty();
  }

  private static void mac(Argument argument, Draft draft) {
    Token value = argument.value();
    Optional<Long> address = mac(value.text());
    if (address.isPresent()) {
      draft.add("mac", new PacketMatch.MacSource(address.get(), argument.negated()));
    } else {
      String colons = value.text().replace('-', ':');
      draft.fault(
          value,
          value.text() + " is no address of Ethernet",
          "six octets as XX:XX:XX:XX:XX:XX",
          mac(colons).isPresent() ? colons : "",
          Basis.MAC);
    }
  }

  private static Optional<Long> mac(String text) {
    if (text.length() != MAC_CHARACTERS) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < MAC_CHARACTERS; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (i % 3 == 2 ? c != ':' : digit < 0) {
        return Optional.empty();
      }
      address = i % 3 == 2 ? address : address << 4 | digit;
    }
    return Optional.of(address);
  }
}
