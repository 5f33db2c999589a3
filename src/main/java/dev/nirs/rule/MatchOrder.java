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
    List<Match> matches = new ArrayList<>(withoutFullRanges(given));
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
      default -> FIRST_EXTENSION + SLOTS * firstOf(shared(match), matches, index) + place(match);
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
  private static int firstOf(Shared extension, List<Match> matches, int index) {
    if (extension == Shared.NONE) {
      return index;
    }
    int first = 0;
    while (shared(matches.get(first)) != extension) {
      first++;
    }
    return first;
  }

  /** tcp and udp forget a range of all ports and keep the extension; sctp and dccp keep both. */
  private static List<Match> withoutFullRanges(List<Match> given) {
    boolean opened = false;
    boolean full = false;
    for (Match match : given) {
      opened |= match instanceof Match.ProtocolExtension;
      full |= isFull(match);
    }
    if (!opened && !full) {
      return given;
    }
    boolean forgets = full && forgetsFullRanges(given);
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
    return match instanceof Match.SourcePort source && source.ports().equals(PortRange.ALL)
        || match instanceof Match.DestinationPort destination
            && destination.ports().equals(PortRange.ALL);
  }
}
