package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;

/** Prints {@link PacketMatch} conditions as {@code iptables-save} does. */
final class PacketText {
  private PacketText() {}

  static void print(PacketMatch match, CanonicalText to) {
    switch (match) {
      case PacketMatch.InInterface m -> to.option(m.negated(), "-i").append(m.pattern());
      case PacketMatch.OutInterface m -> to.option(m.negated(), "-o").append(m.pattern());
      case PacketMatch.Fragment m -> to.flag(m.negated(), "-f");
      case PacketMatch.TcpFlags m -> flags(m, to);
      case PacketMatch.TcpOption m -> {
        to.openProtocol();
        to.option(m.negated(), "--tcp-option").append(m.kind());
      }
      case PacketMatch.Length m -> length(m, to);
      case PacketMatch.HopLimit m -> {
        String name = to.version() == IpVersion.V4 ? "ttl" : "hl";
        to.open(name);
        to.option(m.negated(), "--" + name + "-" + m.comparison().text()).append(m.hops());
      }
      case PacketMatch.MacSource m -> mac(m, to);
      case PacketMatch.PacketType m -> {
        to.open("pkttype");
        to.option(m.negated(), "--pkt-type").append(CanonicalText.lower(m.cast()));
      }
      case PacketMatch.AddressType m -> {
        to.open("addrtype");
        to.option(m.negated(), m.end() == End.SOURCE ? "--src-type" : "--dst-type");
        to.names(PacketMatch.AddressType.Kind.values(), m.kinds());
      }
    }
  }

  private static void flags(PacketMatch.TcpFlags m, CanonicalText to) {
    to.openProtocol();
    StringBuilder text = to.option(m.negated(), "--tcp-flags");
    to.names(TcpFlag.values(), m.mask());
    text.append(' ');
    if (m.set().isEmpty()) {
      text.append("NONE");
    } else {
      to.names(TcpFlag.values(), m.set());
    }
  }

  private static void length(PacketMatch.Length m, CanonicalText to) {
    to.open("length");
    StringBuilder text = to.option(m.negated(), "--length").append(m.first());
    if (m.last() != m.first()) {
      text.append(':').append(m.last());
    }
  }

  private static void mac(PacketMatch.MacSource m, CanonicalText to) {
    to.open("mac");
    StringBuilder text = to.option(m.negated(), "--mac-source");
    for (int shift = 40; shift >= 0; shift -= 8) {
      int octet = (int) (m.address() >>> shift) & 0xff;
      text.append(Character.forDigit(octet >>> 4, 16)).append(Character.forDigit(octet & 15, 16));
      text.append(shift > 0 ? ":" : "");
    }
  }
}
