package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which {@code iptables-save} prints conditions: those of IP itself, then the
 * extensions as they were loaded, the conditions of one extension together.
 */
final class MatchOrder {
  /** Ranks of one extension; more than it has conditions. */
  private static final int SLOTS = 4;

  private static final int FIRST_EXTENSION = 8;

  /** Extensions that hold several conditions. */
  private enum Shared {
    NONE,
    PROTOCOL,
    IPRANGE,
    ADDRTYPE
  }

  private MatchOrder() {}

  /** The conditions in that order, without those that iptables drops silently. */
  static List<Match> arrange(List<Match> given) {
    List<Match> matches = withoutFullRanges(risingRanges(given));
    return isInOrder(matches) ? List.copyOf(matches) : sorted(new ArrayList<>(matches));
  }

  private static boolean isInOrder(List<Match> matches) {
    int last = 0;
    for (int i = 0; i < matches.size(); i++) {
      int rank = rank(matches, i);
      if (rank < last) {
        return false;
      }
      last = rank;
    }
    return true;
  }

  private static List<Match> sorted(List<Match> matches) {
    int[] ranks = new int[matches.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = rank(matches, i);
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

  private static int rank(List<Match> matches, int index) {
    Match match = matches.get(index);
    return switch (match) {
      case Match.Source m -> 0;
      case Match.Destination m -> 1;
      case PacketMatch.InInterface m -> 2;
      case PacketMatch.OutInterface m -> 3;
      case Match.OfProtocol m -> 4;
      case PacketMatch.Fragment m -> 5;
      default -> {
        Shared shared = shared(match);
        yield FIRST_EXTENSION
            + (shared == Shared.NONE
                ? SLOTS * index
                : SLOTS * firstOf(shared, matches) + place(match));
      }
    };
  }

  /** The place among the conditions of one extension. */
  private static int place(Match match) {
    return switch (match) {
      case Match.DestinationPort m -> 1;
      case PacketMatch.TcpOption m -> 2;
      case PacketMatch.TcpFlags m -> 3;
      case Match.DestinationRange m -> 1;
      case PacketMatch.AddressType m -> m.end() == End.SOURCE ? 0 : 1;
      default -> 0;
    };
  }

  private static Shared shared(Match match) {
    return switch (match) {
      case Match.ProtocolExtension m -> Shared.PROTOCOL;
      case Match.SourcePort m -> Shared.PROTOCOL;
      case Match.DestinationPort m -> Shared.PROTOCOL;
      case PacketMatch.TcpOption m -> Shared.PROTOCOL;
      case PacketMatch.TcpFlags m -> Shared.PROTOCOL;
      case Match.SourceRange m -> Shared.IPRANGE;
      case Match.DestinationRange m -> Shared.IPRANGE;
      case PacketMatch.AddressType m -> Shared.ADDRTYPE;
      default -> Shared.NONE;
    };
  }

  /** Where the first condition of an extension stands. */
  private static int firstOf(Shared extension, List<Match> matches) {
    int first = 0;
    while (shared(matches.get(first)) != extension) {
      first++;
    }
    return first;
  }

  /**
   * nft stores {@code ! 0:n} of tcp and udp as what is left, so both variants are given that;
   * beside {@code --tcp-option} it leaves the match to the kernel's x_tables, as it stands.
   */
  private static List<Match> risingRanges(List<Match> given) {
    boolean any = false;
    boolean kept = false;
    for (int i = 0; i < given.size(); i++) {
      any |= isNegatedFromZero(given.get(i));
      kept |= given.get(i) instanceof PacketMatch.TcpOption;
    }
    if (!any || kept || !isTcpOrUdp(given)) {
      return given;
    }
    return given.stream().map(m -> isNegatedFromZero(m) ? rest(m) : m).toList();
  }

  private static boolean isNegatedFromZero(Match match) {
    return match instanceof Match.SourcePort source
            && source.negated()
            && isFromZero(source.ports())
        || match instanceof Match.DestinationPort destination
            && destination.negated()
            && isFromZero(destination.ports());
  }

  private static boolean isFromZero(PortRange ports) {
    return ports.first() == 0 && !ports.isSingle();
  }

  private static Match rest(Match match) {
    return match instanceof Match.SourcePort source
        ? new Match.SourcePort(above(source.ports()), false)
        : match instanceof Match.DestinationPort destination
            ? new Match.DestinationPort(above(destination.ports()), false)
            : match;
  }

  private static PortRange above(PortRange ports) {
    return new PortRange(ports.last() + 1, PortRange.ALL.last());
  }

  /** tcp and udp forget a range of all ports and keep the extension; sctp and dccp keep both. */
  private static List<Match> withoutFullRanges(List<Match> given) {
    boolean opened = false;
    boolean full = false;
    for (int i = 0; i < given.size(); i++) {
      opened |= given.get(i) instanceof Match.ProtocolExtension;
      full |= isFull(given.get(i));
    }
    if (!opened && !full) {
      return given;
    }
    boolean forgets = full && isTcpOrUdp(given);
    List<Match> kept = new ArrayList<>();
    boolean conditions =
        given.stream()
            .anyMatch(
                m ->
                    shared(m) == Shared.PROTOCOL
                        && !(m instanceof Match.ProtocolExtension)
                        && !(forgets && isFull(m)));
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

  private static boolean isTcpOrUdp(List<Match> given) {
    for (Match match : given) {
      if (match instanceof Match.OfProtocol of) {
        int number = of.protocol().number();
        return number == Protocol.TCP.number() || number == Protocol.UDP.number();
      }
    }
    return false;
  }

  private static boolean isFull(Match match) {
    return match instanceof Match.SourcePort source && source.ports().equals(PortRange.ALL)
        || match instanceof Match.DestinationPort destination
            && destination.ports().equals(PortRange.ALL);
  }
}
