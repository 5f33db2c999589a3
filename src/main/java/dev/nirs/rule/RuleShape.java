package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What makes a list of conditions a rule that iptables-restore loads: which of them go together.
 */
final class RuleShape {
  private static final int MOST_CHAIN_CHARACTERS = 28;

  /** Kinds that go with any others, in any chain and either family. */
  private static final Set<MatchKind> ANYWHERE =
      EnumSet.of(MatchKind.PROTOCOL, MatchKind.STATE, MatchKind.CONNTRACK, MatchKind.COMMENT);

  private final IpVersion version;
  private final String chain;
  private final Optional<Protocol> only;

  private RuleShape(IpVersion version, String chain, Optional<Protocol> only) {
    this.version = version;
    this.chain = chain;
    this.only = only;
  }

  /** Whether a text can name a chain: at most 28 letters, digits, {@code _ . -}. */
  static boolean isChainName(String name) {
    boolean plain = !name.isEmpty() && name.length() <= MOST_CHAIN_CHARACTERS;
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = ValueCheck.isLetterOrDigit(c) || c == '_' || i > 0 && (c == '.' || c == '-');
    }
    return plain;
  }

  /** Refuses what no iptables-restore would load. */
  static void check(IpVersion version, String chain, MatchOrder order, Target target) {
    require(isChainName(chain), () -> "chain " + chain + " is no chain name");
    List<Match> matches = order.matches();
    RuleShape shape = new RuleShape(version, chain, only(order));
    for (int i = 0; i < matches.size(); i++) {
      if (!ANYWHERE.contains(order.kind(i))) {
        shape.check(matches.get(i));
      }
      for (int j = order.isRepeated() ? i + 1 : matches.size(); j < matches.size(); j++) {
        if (order.kind(i) == order.kind(j)) {
          throw new IllegalArgumentException("given twice: " + matches.get(j));
        }
      }
    }
    shape.check(target);
  }

  /** The last of the protocols that the rule is limited to. */
  private static Optional<Protocol> only(MatchOrder order) {
    for (int i = order.matches().size() - 1; order.has(MatchKind.PROTOCOL) && i >= 0; i--) {
      if (order.matches().get(i) instanceof Match.OfProtocol of && !of.negated()) {
        return Optional.of(of.protocol());
      }
    }
    return Optional.empty();
  }

  private void check(Target target) {
    if (target instanceof Target.Reject reject) {
      require(
          !reject.with().text(version).isEmpty(),
          () -> reject.with() + " is no answer in " + version);
      require(
          reject.with() != Target.Answer.TCP_RESET || isNumber(Protocol.TCP.number()),
          () -> "a TCP reset needs the protocol tcp");
    }
  }

  private void check(Match match) {
    switch (match) {
      case Match.Source m -> checkFamily(match, m.prefix().version());
      case Match.Destination m -> checkFamily(match, m.prefix().version());
      case Match.SourceRange m -> checkFamily(match, m.range().version());
      case Match.DestinationRange m -> checkFamily(match, m.range().version());
      case Match.SourcePort m -> checkPorts(match);
      case Match.DestinationPort m -> checkPorts(match);
      case Match.ProtocolExtension m -> checkPorts(match);
      case Match.Multiport m ->
          require(
              only.isPresent() && (only.get().hasPorts() || isNumber(Protocol.UDPLITE.number())),
              () -> m + " needs one of the protocols tcp, udp, udplite, sctp, dccp");
      case Match.IcmpType m ->
          require(
              isNumber(version == IpVersion.V4 ? 1 : 58),
              () -> m + " needs the protocol icmp, or ipv6-icmp in IPv6");
      case Match.OfProtocol m -> {}
      case Match.State m -> {}
      case Match.Comment m -> {}
      case PacketMatch m -> checkPacket(m);
      case HistoryMatch m -> checkHistory(m);
    }
  }

  private void checkPacket(PacketMatch match) {
    switch (match) {
      case PacketMatch.InInterface m -> checkNotIn("OUTPUT", m);
      case PacketMatch.OutInterface m -> checkNotIn("INPUT", m);
      case PacketMatch.MacSource m -> checkNotIn("OUTPUT", m);
      case PacketMatch.Fragment m -> checkFamily(m, IpVersion.V4);
      case PacketMatch.TcpFlags m -> checkTcp(m);
      case PacketMatch.TcpOption m -> checkTcp(m);
      case PacketMatch.AddressType m ->
          require(
              version == IpVersion.V4 || PacketMatch.AddressType.Kind.V6.containsAll(m.kinds()),
              () -> m + " is not known in IPv6");
      case PacketMatch.Length m -> {}
      case PacketMatch.HopLimit m -> {}
      case PacketMatch.PacketType m -> {}
    }
  }

  private void checkHistory(HistoryMatch match) {
    switch (match) {
      case HistoryMatch.Limit m -> {}
      case HistoryMatch.HashLimit m -> {
        checkBits(m, m.groups().sourceBits());
        checkBits(m, m.groups().destinationBits());
      }
      case HistoryMatch.ConnLimit m -> checkBits(m, m.bits());
      case HistoryMatch.Recent m -> checkBits(m, m.list().bits());
    }
  }

  private void checkBits(Match match, int bits) {
    require(bits <= version.bits(), () -> match + " names more bits than " + version + " has");
  }

  private void checkNotIn(String forbidden, Match match) {
    require(!chain.equals(forbidden), () -> match + " in chain " + chain);
  }

  private void checkTcp(Match match) {
    require(isNumber(Protocol.TCP.number()), () -> match + " needs the protocol tcp");
  }

  private void checkFamily(Match match, IpVersion family) {
    require(family == version, () -> match + " in a rule for " + version);
  }

  private void checkPorts(Match match) {
    require(
        only.isPresent() && only.get().hasPorts(),
        () -> match + " needs one of the protocols tcp, udp, sctp, dccp");
  }

  private boolean isNumber(int number) {
    return only.isPresent() && only.get().number() == number;
  }

  /** The message is made only where it is needed: rules are made by the hundred thousand. */
  private static void require(boolean holds, Supplier<String> message) {
    if (!holds) {
      throw new IllegalArgumentException(message.get());
    }
  }
}
