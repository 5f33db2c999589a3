package dev.nirs.rule.algebra;

import dev.nirs.rule.AddressRange;
import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.PacketMatch;
import dev.nirs.rule.Rate;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.rule.TcpFlag;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Rules and flows over few addresses and ports, so that they often meet at their edges. */
final class RandomRules {
  private static final int[] PROTOCOLS = {6, 6, 6, 17, 17, 132, 136, 1, 58, 47};

  private final Random random;
  private final IpVersion version;
  private final boolean opaque;

  /** Rules of a family; with conditions that flows do not decide where {@code opaque}. */
  RandomRules(long seed, IpVersion version, boolean opaque) {
    this.random = new Random(seed);
    this.version = version;
    this.opaque = opaque;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  List<Rule> rules(int count) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(rule(new Target.Drop()));
    }
    return rules;
  }

  Rule rule(Target target) {
    return new Rule(version, "INPUT", matches(), target);
  }

  List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    if (one(2)) {
      matches.add(
          one(5) ? new Match.SourceRange(range(), one(4)) : new Match.Source(prefix(), one(4)));
    }
    if (one(3)) {
      matches.add(
          one(5)
              ? new Match.DestinationRange(range(), one(4))
              : new Match.Destination(prefix(), one(4)));
    }
    if (one(8)) {
      matches.add(new Match.OfProtocol(protocol(), true));
    } else if (!one(4)) {
      withProtocol(matches, protocol());
    }
    if (one(4)) {
      states(matches);
    }
    if (opaque && one(4)) {
      opaque(matches);
    }
    return matches;
  }

  private void withProtocol(List<Match> matches, Protocol protocol) {
    matches.add(new Match.OfProtocol(protocol, false));
    if (protocol.hasPorts() && one(3)) {
      matches.add(new Match.SourcePort(ports(), one(5)));
    }
    if (protocol.hasPorts() && one(2)) {
      matches.add(new Match.DestinationPort(ports(), one(5)));
    }
    if ((protocol.hasPorts() || protocol.equals(Protocol.UDPLITE)) && one(3)) {
      Match.Multiport.Side[] sides = Match.Multiport.Side.values();
      matches.add(new Match.Multiport(sides[below(3)], list(), one(5)));
    }
    if (protocol.number() == (version == IpVersion.V4 ? 1 : 58) && one(2)) {
      int type = below(4) == 0 && version == IpVersion.V4 ? 255 : below(3) + 7;
      int code = below(2);
      matches.add(
          one(2) || type == 255
              ? Match.IcmpType.anyCode(type, one(4))
              : new Match.IcmpType(type, code, code, one(4)));
    }
  }

  private void states(List<Match> matches) {
    Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
    States.in(States.ALL).stream().filter(s -> one(2)).forEach(states::add);
    if (!states.isEmpty()) {
      matches.add(new Match.State(Match.State.Module.CONNTRACK, states, one(4)));
    }
  }

  private void opaque(List<Match> matches) {
    boolean tcp = matches.contains(new Match.OfProtocol(Protocol.TCP, false));
    matches.add(
        switch (below(tcp ? 4 : 3)) {
          case 0 -> new PacketMatch.Length(below(2), 100, one(2));
          case 1 -> new PacketMatch.HopLimit(PacketMatch.HopLimit.Comparison.EQUAL, 9, one(2));
          case 2 -> new HistoryMatch.Limit(new Rate(5, Rate.Unit.MINUTE), 5);
          default -> new PacketMatch.TcpFlags(Set.of(TcpFlag.SYN), Set.of(TcpFlag.SYN), false);
        });
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private Protocol protocol() {
    return Protocol.ofNumber(PROTOCOLS[below(PROTOCOLS.length)]);
  }

  /** One of 16 addresses in a row, or one far away. */
  IpAddress address() {
    long host = one(12) ? 0x800000L + below(4) : below(16);
    return version == IpVersion.V4
        ? IpAddress.v4((int) (0x0a000000L + host))
        : new IpAddress(0x20010db800000000L, host);
  }

  private Prefix prefix() {
    int host = one(8) ? below(version.bits() - 1) + 1 : version.bits() - below(5);
    return Prefix.of(address(), host);
  }

  private AddressRange range() {
    IpAddress one = address();
    IpAddress other = address();
    return one.compareTo(other) < 0 ? new AddressRange(one, other) : new AddressRange(other, one);
  }

  private PortRange ports() {
    int first = below(8);
    int last = one(2) ? first : first + below(8 - first);
    return one(10) ? new PortRange(below(1000) + 1, 65535) : new PortRange(first, last);
  }

  private List<PortRange> list() {
    List<PortRange> list = new ArrayList<>();
    for (int i = below(4); i >= 0; i--) {
      list.add(ports());
    }
    return list;
  }

  /** A flow over the same few values; every part may be unknown where {@code gaps}. */
  FiveTuple flow(boolean gaps) {
    Protocol protocol = gaps && one(20) ? new Protocol(Protocol.NOT_IP, "arp") : protocol();
    boolean ports = protocol.hasPorts() || protocol.equals(Protocol.UDPLITE);
    int first = ports ? port() : protocol.isIcmp() ? below(3) + 7 : FiveTuple.NO_PORT;
    int second = ports ? port() : protocol.isIcmp() ? below(2) : FiveTuple.NO_PORT;
    return new FiveTuple(
        gaps && one(15) ? IpAddress.UNKNOWN : address(),
        gaps && one(15) ? FiveTuple.NO_PORT : first,
        gaps && one(15) ? IpAddress.UNKNOWN : address(),
        gaps && one(15) ? FiveTuple.NO_PORT : second,
        protocol);
  }

  private int port() {
    return one(10) ? 65535 - below(2) : below(9);
  }
}
