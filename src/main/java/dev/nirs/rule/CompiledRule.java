package dev.nirs.rule;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.List;

/**
 * A rule made ready to be asked about millions of flows; asking allocates nothing. Safe for use by
 * several threads.
 */
public final class CompiledRule {
  private static final int[] NO_PORTS = {};

  /** One condition on the record of a flow; {@code reply} asks about the answers' packets. */
  @FunctionalInterface
  private interface Condition {
    Verdict on(FiveTuple flow, boolean reply);
  }

  private final IpVersion version;
  private final Condition[] conditions;

  private CompiledRule(IpVersion version, List<Condition> conditions) {
    this.version = version;
    this.conditions = conditions.toArray(Condition[]::new);
  }

  /**
   * Compiles a rule.
   *
   * @param rule the rule
   * @return its conditions, ready for use
   */
  public static CompiledRule of(Rule rule) {
    return new CompiledRule(
        rule.version(), rule.matches().stream().map(m -> condition(m, rule.version())).toList());
  }

  /**
   * Whether the rule matches the first packet of a flow, which is in state NEW.
   *
   * @param flow ends and protocol, in the direction of the first packet
   * @return UNKNOWN where the record leaves out what a condition asks for
   */
  public Verdict forward(FiveTuple flow) {
    return decide(flow, false);
  }

  /**
   * Whether the rule matches the answers of a flow, whose ends are swapped and whose state is
   * ESTABLISHED.
   *
   * @param flow ends and protocol, in the direction of the first packet
   * @return UNKNOWN where the record leaves out what a condition asks for
   */
  public Verdict reply(FiveTuple flow) {
    return decide(flow, true);
  }

  /**
   * Whether the rule may hit a flow in either direction; see {@link RuleMatching#mayHit}. A rule
   * that limits itself to NEW connections never matches answers.
   *
   * @param flow ends and protocol, in the direction of the first packet
   * @return true unless both directions are surely not matched
   */
  public boolean mayHit(FiveTuple flow) {
    return decide(flow, false) != Verdict.NO_MATCH || decide(flow, true) != Verdict.NO_MATCH;
  }

  /**
   * Whether the rule surely matches a flow's first packet; see {@link RuleMatching#surelyMatches}.
   *
   * @param flow ends and protocol, in the direction of the first packet
   * @return true where every condition is known to hold
   */
  public boolean surelyMatches(FiveTuple flow) {
    return decide(flow, false) == Verdict.MATCH;
  }

  private Verdict decide(FiveTuple flow, boolean reply) {
    Verdict verdict = family(flow);
    for (int i = 0; i < conditions.length && verdict != Verdict.NO_MATCH; i++) {
      verdict = verdict.and(conditions[i].on(flow, reply));
    }
    return verdict;
  }

  /** A flow of which neither end is known may be of either family. */
  private Verdict family(FiveTuple flow) {
    IpAddress known = flow.source().isKnown() ? flow.source() : flow.destination();
    return known.isKnown() ? Verdict.of(known.version() == version) : Verdict.UNKNOWN;
  }

  private static Condition condition(Match match, IpVersion version) {
    return switch (match) {
      case Match.Source m -> (flow, reply) -> address(m.prefix(), m.negated(), source(flow, reply));
      case Match.Destination m ->
          (flow, reply) -> address(m.prefix(), m.negated(), source(flow, !reply));
      case Match.OfProtocol m -> {
        int number = m.protocol().number();
        yield (flow, reply) -> protocol(number, m.negated(), flow.protocol().number());
      }
      case Match.ProtocolExtension m -> (flow, reply) -> Verdict.MATCH;
      case Match.SourcePort m -> {
        int[] bounds = bounds(List.of(m.ports()));
        yield (flow, reply) -> ports(bounds, flow, reply).negatedIf(m.negated());
      }
      case Match.DestinationPort m -> {
        int[] bounds = bounds(List.of(m.ports()));
        yield (flow, reply) -> ports(bounds, flow, !reply).negatedIf(m.negated());
      }
      case Match.Multiport m -> multiport(m);
      case Match.IcmpType m -> (flow, reply) -> icmp(m, version, flow, reply);
      case Match.State m -> {
        Verdict first = firstPacket(m);
        Verdict answers = answers(m);
        yield (flow, reply) -> reply ? answers : first;
      }
      case Match.Comment m -> (flow, reply) -> Verdict.MATCH;
      case Match.SourceRange m ->
          (flow, reply) -> range(m.range(), m.negated(), source(flow, reply));
      case Match.DestinationRange m ->
          (flow, reply) -> range(m.range(), m.negated(), source(flow, !reply));
      case PacketMatch m -> (flow, reply) -> Verdict.UNKNOWN;
      case HistoryMatch m -> (flow, reply) -> Verdict.UNKNOWN;
    };
  }

  private static IpAddress source(FiveTuple flow, boolean reply) {
    return reply ? flow.destination() : flow.source();
  }

  private static int sourcePort(FiveTuple flow, boolean reply) {
    return reply ? flow.destinationPort() : flow.sourcePort();
  }

  private static Verdict address(Prefix prefix, boolean negated, IpAddress address) {
    return address.isKnown() ? Verdict.of(prefix.contains(address) != negated) : Verdict.UNKNOWN;
  }

  private static Verdict range(AddressRange range, boolean negated, IpAddress address) {
    return address.isKnown() ? Verdict.of(range.contains(address) != negated) : Verdict.UNKNOWN;
  }

  /** What IP does not carry never meets a condition on the protocol, negated or not. */
  private static Verdict protocol(int wanted, boolean negated, int number) {
    return Verdict.of(number != Protocol.NOT_IP && number == wanted != negated);
  }

  private static int[] bounds(List<PortRange> ranges) {
    int[] bounds = ranges.isEmpty() ? NO_PORTS : new int[2 * ranges.size()];
    for (int i = 0; i < ranges.size(); i++) {
      bounds[2 * i] = ranges.get(i).first();
      bounds[2 * i + 1] = ranges.get(i).last();
    }
    return bounds;
  }

  /** Whether the source port, of the answers where {@code reply}, lies within the bounds. */
  private static Verdict ports(int[] bounds, FiveTuple flow, boolean reply) {
    int port = sourcePort(flow, reply);
    if (port == FiveTuple.NO_PORT) {
      return Verdict.UNKNOWN;
    }
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i] <= port && port <= bounds[i + 1]) {
        return Verdict.MATCH;
      }
    }
    return Verdict.NO_MATCH;
  }

  private static Condition multiport(Match.Multiport m) {
    int[] bounds = bounds(m.ports());
    boolean negated = m.negated();
    return switch (m.side()) {
      case SOURCE -> (flow, reply) -> ports(bounds, flow, reply).negatedIf(negated);
      case DESTINATION -> (flow, reply) -> ports(bounds, flow, !reply).negatedIf(negated);
      case EITHER -> (flow, reply) -> either(bounds, flow).negatedIf(negated);
    };
  }

  private static Verdict either(int[] bounds, FiveTuple flow) {
    Verdict one = ports(bounds, flow, false);
    Verdict other = ports(bounds, flow, true);
    if (one == Verdict.MATCH || other == Verdict.MATCH) {
      return Verdict.MATCH;
    }
    boolean neither = one == Verdict.NO_MATCH && other == Verdict.NO_MATCH;
    return neither ? Verdict.NO_MATCH : Verdict.UNKNOWN;
  }

  /** The type of an answer is not in the record. */
  private static Verdict icmp(Match.IcmpType m, IpVersion version, FiveTuple flow, boolean reply) {
    if (version == IpVersion.V4 && m.type() == IcmpNames.ANY) {
      return Verdict.of(!m.negated());
    }
    int type = reply ? FiveTuple.NO_PORT : flow.icmpType();
    int code = reply ? FiveTuple.NO_PORT : flow.icmpCode();
    if (type == FiveTuple.NO_PORT) {
      return Verdict.UNKNOWN;
    }
    if (type != m.type()) {
      return Verdict.of(m.negated());
    }
    Verdict codes =
        m.hasCode() && code == FiveTuple.NO_PORT
            ? Verdict.UNKNOWN
            : Verdict.of(!m.hasCode() || code == m.firstCode());
    return codes.negatedIf(m.negated());
  }

  /** A flow's first packet is NEW; whether later ones are anything else, the record cannot say. */
  private static Verdict firstPacket(Match.State m) {
    boolean sure = m.admits(ConnectionState.NEW) && !isUndone(m);
    return sure ? Verdict.MATCH : Verdict.UNKNOWN;
  }

  /** Answers are ESTABLISHED, never NEW. */
  private static Verdict answers(Match.State m) {
    if (m.admits(ConnectionState.ESTABLISHED)) {
      return isUndone(m) ? Verdict.UNKNOWN : Verdict.MATCH;
    }
    boolean other =
        m.admits(ConnectionState.RELATED)
            || m.admits(ConnectionState.INVALID)
            || m.admits(ConnectionState.UNTRACKED)
            || !m.negated() && m.states().stream().anyMatch(ConnectionState::isTranslation);
    return other ? Verdict.UNKNOWN : Verdict.NO_MATCH;
  }

  /** SNAT and DNAT come beside another state: a negation of them may fail whatever that is. */
  private static boolean isUndone(Match.State m) {
    return m.negated() && m.states().stream().anyMatch(ConnectionState::isTranslation);
  }
}
