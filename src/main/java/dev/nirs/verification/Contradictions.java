package dev.nirs.verification;

import dev.nirs.rule.AddressRange;
import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.PacketMatch;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conditions that no packet meets, which iptables loads without a word. */
final class Contradictions {
  private static final Set<String> NO_INTERFACE = Set.of("any", "all", "none", "every", "ANY");
  private static final int MOST_HOPS = 255;

  private Contradictions() {}

  /** Why a rule never matches; empty where it may. */
  static Optional<String> of(Rule rule) {
    return rule.matches().stream()
        .flatMap(m -> alone(m, rule.version()).stream())
        .findFirst()
        .or(() -> states(rule))
        .or(() -> addresses(rule))
        .or(() -> ports(rule));
  }

  private static Optional<String> alone(Match match, IpVersion version) {
    boolean never =
        switch (match) {
          case PacketMatch.Length m -> m.negated() && m.first() == 0 && m.last() == 65535;
          case PacketMatch.HopLimit m ->
              m.comparison() == PacketMatch.HopLimit.Comparison.LESS && m.hops() == 0
                  || m.comparison() == PacketMatch.HopLimit.Comparison.GREATER
                      && m.hops() == MOST_HOPS;
          case Match.SourceRange m -> m.negated() && isEverything(m.range(), version);
          case Match.DestinationRange m -> m.negated() && isEverything(m.range(), version);
          case Match.Multiport m -> m.negated() && coversAll(m.ports());
          case HistoryMatch.ConnLimit m ->
              m.bound() == HistoryMatch.Bound.ABOVE
                  && m.connections() == HistoryMatch.ConnLimit.MOST_CONNECTIONS;
          case Match.State m -> !admitsAny(m);
          default -> false;
        };
    if (never) {
      return Optional.of("never matches: no packet meets " + match);
    }
    return match instanceof PacketMatch.InInterface m && NO_INTERFACE.contains(m.pattern().text())
            || match instanceof PacketMatch.OutInterface o
                && NO_INTERFACE.contains(o.pattern().text())
        ? Optional.of("never matches: no interface is called that in " + match)
        : Optional.empty();
  }

  private static boolean isEverything(AddressRange range, IpVersion version) {
    return version == IpVersion.V4
        ? range.first().equals(IpAddress.v4(0)) && range.last().equals(IpAddress.v4(-1))
        : range.first().equals(IpAddress.UNKNOWN) && range.last().equals(new IpAddress(-1L, -1L));
  }

  private static boolean admitsAny(Match.State match) {
    return translates(match) || base().stream().anyMatch(match::admits);
  }

  private static boolean translates(Match.State match) {
    return match.states().stream().anyMatch(ConnectionState::isTranslation);
  }

  private static List<ConnectionState> base() {
    return Arrays.stream(ConnectionState.values()).filter(state -> !state.isTranslation()).toList();
  }

  /** The states that all conditions on states admit. */
  private static Optional<String> states(Rule rule) {
    List<Match.State> conditions =
        rule.matches().stream()
            .filter(Match.State.class::isInstance)
            .map(Match.State.class::cast)
            .toList();
    if (conditions.stream().anyMatch(Contradictions::translates)) {
      return Optional.empty();
    }
    boolean possible =
        base().stream().anyMatch(state -> conditions.stream().allMatch(m -> m.admits(state)));
    return possible || conditions.isEmpty()
        ? Optional.empty()
        : Optional.of("never matches: no state meets all conditions on states");
  }

  private static Optional<String> addresses(Rule rule) {
    Optional<Match.Source> source = rule.match(Match.Source.class);
    Optional<Match.SourceRange> sources = rule.match(Match.SourceRange.class);
    Optional<Match.Destination> destination = rule.match(Match.Destination.class);
    Optional<Match.DestinationRange> destinations = rule.match(Match.DestinationRange.class);
    boolean apart =
        source.isPresent()
                && sources.isPresent()
                && !source.get().negated()
                && !sources.get().negated()
                && isApart(source.get().prefix(), sources.get().range())
            || destination.isPresent()
                && destinations.isPresent()
                && !destination.get().negated()
                && !destinations.get().negated()
                && isApart(destination.get().prefix(), destinations.get().range());
    return apart
        ? Optional.of(
            "never matches: its network and its range of addresses have nothing in common")
        : Optional.empty();
  }

  private static boolean isApart(Prefix prefix, AddressRange range) {
    return !prefix.contains(range.first()) && !range.contains(prefix.address());
  }

  private static Optional<String> ports(Rule rule) {
    Optional<Match.Multiport> list = rule.match(Match.Multiport.class).filter(m -> !m.negated());
    if (list.isEmpty() || list.get().side() == Match.Multiport.Side.EITHER) {
      return Optional.empty();
    }
    Optional<PortRange> single =
        list.get().side() == Match.Multiport.Side.SOURCE
            ? rule.match(Match.SourcePort.class)
                .filter(m -> !m.negated())
                .map(Match.SourcePort::ports)
            : rule.match(Match.DestinationPort.class)
                .filter(m -> !m.negated())
                .map(Match.DestinationPort::ports);
    return single.isPresent() && list.get().ports().stream().noneMatch(single.get()::overlaps)
        ? Optional.of("never matches: its port and its list of ports have nothing in common")
        : Optional.empty();
  }

  private static boolean coversAll(List<PortRange> ports) {
    int next = 0;
    for (PortRange range : ports.stream().sorted().toList()) {
      if (range.first() <= next) {
        next = Math.max(next, range.last() + 1);
      }
    }
    return next > PortRange.ALL.last();
  }
}
