package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes a list of conditions a rule: their order in {@code iptables-save}, and which of them
 * go together.
 */
final class RuleShape {
  private static final Pattern CHAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,27}");

  private RuleShape() {}

  /** Whether a text can name a chain: at most 28 letters, digits, {@code _ . -}. */
  static boolean isChainName(String name) {
    return CHAIN.matcher(name).matches();
  }

  /** The conditions in the order of iptables-save, without those that iptables drops silently. */
  static List<Match> arrange(List<Match> given) {
    List<Match> matches = new ArrayList<>(withoutFullRanges(given));
    int ports = firstPort(matches);
    int[] ranks = new int[matches.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = rank(matches.get(i), i, ports);
    }
    for (int i = 1; i < ranks.length; i++) {
      for (int j = i; j > 0 && ranks[j - 1] > ranks[j]; j--) {
        int rank = ranks[j];
        ranks[j] = ranks[j - 1];
        ranks[j - 1] = rank;
        matches.set(j, matches.set(j - 1, matches.get(j)));
      }
    }
    return List.copyOf(matches);
  }

  /** Both port conditions belong to one instance of the protocol's extension. */
  private static int rank(Match match, int index, int firstPort) {
    return switch (match) {
      case Match.Source m -> 0;
      case Match.Destination m -> 1;
      case Match.OfProtocol m -> 2;
      case Match.SourcePort m -> 4 + 2 * firstPort;
      case Match.DestinationPort m -> 5 + 2 * firstPort;
      default -> 4 + 2 * index;
    };
  }

  private static int firstPort(List<Match> matches) {
    int first = 0;
    while (first < matches.size() && !isPort(matches.get(first))) {
      first++;
    }
    return first;
  }

  private static boolean isPort(Match match) {
    return match instanceof Match.SourcePort || match instanceof Match.DestinationPort;
  }

  /** tcp and udp forget a range of all ports and keep the extension; sctp and dccp keep both. */
  private static List<Match> withoutFullRanges(List<Match> given) {
    boolean opened = false;
    boolean full = false;
    for (Match match : given) {
      opened |= match instanceof Match.ProtocolExtension;
      full |= isPort(match) && ports(match).equals(PortRange.ALL);
    }
    if (!opened && !full) {
      return given;
    }
    boolean forgets = full && forgetsFullRanges(given);
    List<Match> kept = new ArrayList<>();
    boolean conditions = given.stream().anyMatch(m -> isPort(m) && !(forgets && isFull(m)));
    for (Match match : given) {
      boolean drop = match instanceof Match.ProtocolExtension || forgets && isFull(match);
      if (!drop) {
        kept.add(match);
      } else if (!conditions && !kept.contains(new Match.ProtocolExtension())) {
        kept.add(new Match.ProtocolExtension());
      }
    }
    return kept;
  }

  private static boolean forgetsFullRanges(List<Match> given) {
    for (Match match : given) {
      if (match instanceof Match.OfProtocol of) {
        int number = of.protocol().number();
        return number == Protocol.TCP.number() || number == Protocol.UDP.number();
      }
    }
    return false;
  }

  private static boolean isFull(Match match) {
    return isPort(match) && ports(match).equals(PortRange.ALL);
  }

  private static PortRange ports(Match match) {
    return match instanceof Match.SourcePort source
        ? source.ports()
        : match instanceof Match.DestinationPort destination ? destination.ports() : PortRange.ALL;
  }

  /** Refuses what no iptables-restore would load. */
  static void check(IpVersion version, String chain, List<Match> matches, Target target) {
    require(isChainName(chain), "chain " + chain + " is no chain name");
    Optional<Protocol> only = Optional.empty();
    for (Match match : matches) {
      if (match instanceof Match.OfProtocol of && !of.negated()) {
        only = Optional.of(of.protocol());
      }
    }
    for (int i = 0; i < matches.size(); i++) {
      checkOne(version, matches.get(i), only);
      for (int j = i + 1; j < matches.size(); j++) {
        require(!sameKind(matches.get(i), matches.get(j)), "given twice: " + matches.get(j));
      }
    }
    if (target instanceof Target.Reject reject) {
      require(
          !reject.with().text(version).isEmpty(), reject.with() + " is no answer in " + version);
      require(
          reject.with() != Target.Answer.TCP_RESET || isNumber(only, Protocol.TCP.number()),
          "a TCP reset needs the protocol tcp");
    }
  }

  private static boolean sameKind(Match one, Match other) {
    return one instanceof Match.State a && other instanceof Match.State b
        ? a.module() == b.module()
        : one.getClass() == other.getClass();
  }

  private static void checkOne(IpVersion version, Match match, Optional<Protocol> only) {
    switch (match) {
      case Match.Source m -> checkFamily(version, m.prefix());
      case Match.Destination m -> checkFamily(version, m.prefix());
      case Match.SourcePort m -> checkPorts(only, match);
      case Match.DestinationPort m -> checkPorts(only, match);
      case Match.ProtocolExtension m -> checkPorts(only, match);
      case Match.Multiport m ->
          require(
              only.isPresent() && (only.get().hasPorts() || isNumber(only, 136)),
              m + " needs one of the protocols tcp, udp, udplite, sctp, dccp");
      case Match.IcmpType m ->
          require(
              isNumber(only, version == IpVersion.V4 ? 1 : 58),
              m + " needs the protocol icmp, or ipv6-icmp in IPv6");
      case Match.OfProtocol m -> {}
      case Match.State m -> {}
      case Match.Comment m -> {}
    }
  }

  private static void checkFamily(IpVersion version, Prefix prefix) {
    require(prefix.version() == version, "prefix " + prefix + " in a rule for " + version);
  }

  private static void checkPorts(Optional<Protocol> only, Match match) {
    require(
        only.isPresent() && only.get().hasPorts(),
        match + " needs one of the protocols tcp, udp, sctp, dccp");
  }

  private static boolean isNumber(Optional<Protocol> protocol, int number) {
    return protocol.isPresent() && protocol.get().number() == number;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
