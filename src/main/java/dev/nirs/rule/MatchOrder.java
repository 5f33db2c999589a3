package dev.nirs.rule;

import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which {@code iptables-save} prints conditions: those of IP itself, then the
 * extensions as they were loaded, the conditions of one extension together.
 */
final class MatchOrder {
  /** Ranks of one extension, or of IP; more than it has conditions. */
  private static final int SLOTS = 8;

  private final List<Match> matches;

  /** The kinds of the conditions. */
  private final MatchKind[] kinds;

  private final Set<MatchKind> seen = EnumSet.noneOf(MatchKind.class);
  private final Set<MatchKind.Group> groups = EnumSet.noneOf(MatchKind.Group.class);
  private boolean repeated;
  private boolean inOrder = true;

  private MatchOrder(List<Match> given) {
    matches = List.copyOf(given);
    kinds = new MatchKind[matches.size()];
    MatchKind before = MatchKind.SOURCE;
    for (int i = 0; i < kinds.length; i++) {
      MatchKind kind = MatchKind.of(matches.get(i));
      inOrder &= follows(kind, before);
      repeated |= !seen.add(kind);
      groups.add(kind.group());
      kinds[i] = kind;
      before = kind;
    }
  }

  /** Whether a condition stands where iptables prints it, as far as the ones before it tell. */
  private boolean follows(MatchKind kind, MatchKind before) {
    boolean rises = before.group() == kind.group() && before.place() <= kind.place();
    return switch (kind.group()) {
      case ALONE -> true;
      case IP -> rises;
      case PROTOCOL, IPRANGE, ADDRTYPE -> rises || !groups.contains(kind.group());
    };
  }

  /** The conditions in that order, without those that iptables drops silently. */
  static MatchOrder of(List<Match> given) {
    MatchOrder order = new MatchOrder(given);
    if (order.groups.contains(MatchKind.Group.PROTOCOL)) {
      List<Match> kept = withoutFullRanges(risingRanges(order.matches));
      order = kept.equals(order.matches) ? order : new MatchOrder(kept);
    }
    return order.inOrder ? order : new MatchOrder(order.sorted());
  }

  /** The conditions. */
  List<Match> matches() {
    return matches;
  }

  /** The kind of a condition, by its index. */
  MatchKind kind(int index) {
    return kinds[index];
  }

  /** Whether two conditions are of one kind. */
  boolean isRepeated() {
    return repeated;
  }

  /** Whether there is a condition of a kind. */
  boolean has(MatchKind kind) {
    return seen.contains(kind);
  }

  private List<Match> sorted() {
    List<Match> sorted = new ArrayList<>(matches);
    int[] ranks = new int[kinds.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = rank(i);
    }
    for (int i = 1; i < ranks.length; i++) {
      for (int j = i; j > 0 && ranks[j - 1] > ranks[j]; j--) {
        int rank = ranks[j];
        ranks[j] = ranks[j - 1];
        ranks[j - 1] = rank;
        sorted.set(j, sorted.set(j - 1, sorted.get(j)));
      }
    }
    return sorted;
  }

  private int rank(int index) {
    MatchKind kind = kinds[index];
    return switch (kind.group()) {
      case IP -> kind.place();
      case ALONE -> SLOTS * (index + 1);
      case PROTOCOL, IPRANGE, ADDRTYPE -> SLOTS * (firstOf(kind.group()) + 1) + kind.place();
    };
  }

  /** Where the first condition of an extension stands. */
  private int firstOf(MatchKind.Group group) {
    int first = 0;
    while (kinds[first].group() != group) {
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
                    MatchKind.of(m).group() == MatchKind.Group.PROTOCOL
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
