package dev.nirs.rule;

import static dev.nirs.rule.ConnectionState.ESTABLISHED;
import static dev.nirs.rule.ConnectionState.INVALID;
import static dev.nirs.rule.ConnectionState.NEW;
import static dev.nirs.rule.ConnectionState.RELATED;
import static dev.nirs.rule.ConnectionState.UNTRACKED;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Protocol;
import java.util.Arrays;

/**
 * What a condition on the state of connections says of a flow, worked out once for every kind of
 * flow. The kernel's tracking (nf_conntrack_proto_icmp.c, nf_conntrack_proto_icmpv6.c) begins
 * connections with ICMP requests only, and leaves neighbour discovery and multicast listeners out.
 *
 * @param begins of a first packet that begins a connection
 * @param untracked of ICMP for IPv6 that is not tracked
 * @param follows of ICMP that answers, or tells of errors
 * @param icmp of ICMP whose type the record leaves out
 * @param answers of the packets of the other direction
 */
record StateVerdicts(
    Verdict begins, Verdict untracked, Verdict follows, Verdict icmp, Verdict answers) {

  static StateVerdicts of(Match.State match) {
    return new StateVerdicts(
        match.admits(NEW) ? sure(match) : Verdict.UNKNOWN,
        among(match, UNTRACKED),
        among(match, ESTABLISHED, RELATED, INVALID),
        among(match, NEW, ESTABLISHED, RELATED, INVALID, UNTRACKED),
        answers(match));
  }

  /** Of a flow's first packet; whether later ones are anything but NEW, no record says. */
  Verdict first(FiveTuple flow) {
    Protocol protocol = flow.protocol();
    if (!protocol.isIcmp()) {
      return begins;
    }
    int type = flow.icmpType();
    if (type == FiveTuple.NO_PORT) {
      return icmp;
    }
    return protocol.equals(Protocol.ICMP) ? firstOfV4(type) : firstOfV6(type);
  }

  private Verdict firstOfV4(int type) {
    return switch (type) {
      case 8, 13, 15, 17 -> begins;
      default -> follows;
    };
  }

  private Verdict firstOfV6(int type) {
    return switch (type) {
      case 128, 139 -> begins;
      case 130, 131, 132, 133, 134, 135, 136, 137, 143 -> untracked;
      default -> follows;
    };
  }

  /** Answers are ESTABLISHED, never NEW. */
  private static Verdict answers(Match.State match) {
    if (match.admits(ESTABLISHED)) {
      return sure(match);
    }
    boolean other =
        match.admits(RELATED)
            || match.admits(INVALID)
            || match.admits(UNTRACKED)
            || !match.negated() && namesTranslation(match);
    return other ? Verdict.UNKNOWN : Verdict.NO_MATCH;
  }

  /** Of a packet in one of some states, no more is known. */
  private static Verdict among(Match.State match, ConnectionState... states) {
    if (Arrays.stream(states).allMatch(match::admits)) {
      return sure(match);
    }
    boolean none = Arrays.stream(states).noneMatch(match::admits);
    boolean translated = !match.negated() && namesTranslation(match);
    return none && !translated ? Verdict.NO_MATCH : Verdict.UNKNOWN;
  }

  /** SNAT and DNAT come beside another state: a negation of them may fail whatever that is. */
  private static Verdict sure(Match.State match) {
    return match.negated() && namesTranslation(match) ? Verdict.UNKNOWN : Verdict.MATCH;
  }

  private static boolean namesTranslation(Match.State match) {
    return match.states().stream().anyMatch(ConnectionState::isTranslation);
  }
}
