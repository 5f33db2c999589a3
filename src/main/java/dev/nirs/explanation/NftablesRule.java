package dev.nirs.explanation;

import dev.nirs.rule.AddressRange;
import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.PacketMatch;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.rule.Target;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One rule in the words of nft(8); several lines where one condition is an either-or. */
final class NftablesRule {
  /** What nft prints back as it stands, and no shell reads anything into. */
  private static final Pattern COMMENT = Pattern.compile("[A-Za-z0-9 _.,:/()=+-]{1,128}");

  private static final int EVERY_TYPE = 255;
  private static final Set<Integer> NAMED_PORTS = Set.of(6, 17, 33, 132, 136);

  private final Rule rule;
  private final String family;
  private List<String> lines = List.of("");
  private String comment = "";

  private NftablesRule(Rule rule) {
    this.rule = rule;
    this.family = rule.version() == IpVersion.V4 ? "ip" : "ip6";
  }

  /** The rule in nft. */
  static Answer of(Rule rule) {
    if (!RuleGrammar.CHAINS.contains(rule.chain())) {
      return new Unsaid("the chain " + rule.chain() + " has no hook");
    }
    try {
      return new NftablesRule(rule).said();
    } catch (UnsayableException e) {
      return new Unsaid(String.valueOf(e.getMessage()));
    }
  }

  private Said said() throws UnsayableException {
    for (Match match : rule.matches()) {
      and(match(match));
    }
    String end = "counter " + target() + comment;
    return new Said(lines.stream().map(line -> line + end).toList());
  }

  private void and(List<String> alternatives) {
    List<String> longer = new ArrayList<>();
    for (String line : lines) {
      for (String one : alternatives) {
        longer.add(one.isEmpty() ? line : line + one + " ");
      }
    }
    lines = longer;
  }

  private List<String> match(Match match) throws UnsayableException {
    return switch (match) {
      case Match.Source m -> List.of(prefix("saddr", m.prefix(), m.negated()));
      case Match.Destination m -> List.of(prefix("daddr", m.prefix(), m.negated()));
      case Match.SourceRange m -> List.of(range("saddr", m.range(), m.negated()));
      case Match.DestinationRange m -> List.of(range("daddr", m.range(), m.negated()));
      case Match.OfProtocol m ->
          List.of("meta l4proto " + not(m.negated()) + m.protocol().number());
      case Match.ProtocolExtension m -> List.of("");
      case Match.SourcePort m -> List.of(ports("sport", List.of(m.ports()), m.negated()));
      case Match.DestinationPort m -> List.of(ports("dport", List.of(m.ports()), m.negated()));
      case Match.Multiport m -> multiport(m);
      case Match.IcmpType m -> List.of(icmp(m));
      case Match.State m -> List.of(state(m));
      case Match.Comment m -> comment(m);
      case PacketMatch m -> throw unsayable(m);
      case HistoryMatch m -> throw unsayable(m);
    };
  }

  private static UnsayableException unsayable(Match match) {
    return new UnsayableException("the condition " + match + " is not translated");
  }

  private String prefix(String end, Prefix prefix, boolean negated) {
    String value =
        prefix.length() == rule.version().bits()
            ? prefix.address().toString()
            : prefix.address() + "/" + prefix.length();
    return family + " " + end + " " + not(negated) + value;
  }

  private String range(String end, AddressRange range, boolean negated) {
    String value = range.first().equals(range.last()) ? range.first().toString() : range.toString();
    return family + " " + end + " " + not(negated) + value;
  }

  private List<String> multiport(Match.Multiport m) throws UnsayableException {
    return switch (m.side()) {
      case SOURCE -> List.of(ports("sport", m.ports(), m.negated()));
      case DESTINATION -> List.of(ports("dport", m.ports(), m.negated()));
      case EITHER -> {
        String source = ports("sport", m.ports(), m.negated());
        String destination = ports("dport", m.ports(), m.negated());
        yield m.negated() ? List.of(source + " " + destination) : List.of(source, destination);
      }
    };
  }

  private String ports(String end, List<PortRange> ports, boolean negated)
      throws UnsayableException {
    Protocol protocol =
        rule.match(Match.OfProtocol.class)
            .map(Match.OfProtocol::protocol)
            .filter(p -> NAMED_PORTS.contains(p.number()))
            .orElseThrow(() -> new UnsayableException("the protocol has no ports in nft"));
    List<PortRange> joined = joined(ports);
    if (negated && joined.contains(PortRange.ALL)) {
      throw new UnsayableException("the negation of every port matches nothing");
    }
    String set =
        negated && joined.size() == 1 && isNegatedTwice()
            ? joined.getFirst().first() + "-" + joined.getFirst().last()
            : joined.stream()
                .map(r -> r.toString().replace(':', '-'))
                .collect(Collectors.joining(", "));
    return word(protocol)
        + " "
        + end
        + " "
        + not(negated)
        + (joined.size() == 1 ? set : "{ " + set + " }");
  }

  /**
   * nft 1.0 joins {@code sport != A} and {@code dport != B} into one comparison of both, which
   * matches where either differs; it leaves ranges alone, also those of one port.
   */
  private boolean isNegatedTwice() {
    return rule.matches().stream().mapToInt(NftablesRule::negatedPorts).sum() > 1;
  }

  private static int negatedPorts(Match match) {
    return switch (match) {
      case Match.SourcePort m -> m.negated() ? 1 : 0;
      case Match.DestinationPort m -> m.negated() ? 1 : 0;
      case Match.Multiport m -> m.negated() ? 2 : 0;
      default -> 0;
    };
  }

  /** nft refuses intervals of a set that overlap. */
  private static List<PortRange> joined(List<PortRange> ports) {
    List<PortRange> joined = new ArrayList<>();
    for (PortRange next : ports.stream().sorted().toList()) {
      if (!joined.isEmpty() && next.first() <= joined.getLast().last() + 1) {
        PortRange last = joined.removeLast();
        joined.add(new PortRange(last.first(), Math.max(last.last(), next.last())));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private static String word(Protocol protocol) {
    return switch (protocol.number()) {
      case 6 -> "tcp";
      case 17 -> "udp";
      case 33 -> "dccp";
      case 132 -> "sctp";
      default -> "udplite";
    };
  }

  private String icmp(Match.IcmpType m) throws UnsayableException {
    boolean v4 = rule.version() == IpVersion.V4;
    String word = v4 ? "icmp" : "icmpv6";
    if (v4 && m.type() == EVERY_TYPE) {
      if (m.negated()) {
        throw new UnsayableException("the negation of every ICMP type matches nothing");
      }
      return "";
    }
    return m.hasCode()
        ? word
            + " type . "
            + word
            + " code "
            + not(m.negated())
            + "{ "
            + m.type()
            + " . "
            + m.firstCode()
            + " }"
        : word + " type " + not(m.negated()) + m.type();
  }

  private static String state(Match.State m) throws UnsayableException {
    if (m.states().stream().anyMatch(ConnectionState::isTranslation)) {
      throw unsayable(m);
    }
    String names =
        Arrays.stream(ConnectionState.values())
            .filter(m.states()::contains)
            .map(s -> s.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return "ct state " + not(m.negated()) + (m.states().size() == 1 ? names : "{ " + names + " }");
  }

  /** A comment matches everything; one that nft could not hold as it stands is left out. */
  private List<String> comment(Match.Comment m) {
    if (comment.isEmpty() && COMMENT.matcher(m.text()).matches()) {
      comment = " comment \"" + m.text() + "\"";
    }
    return List.of("");
  }

  private static String not(boolean negated) {
    return negated ? "!= " : "";
  }

  private String target() throws UnsayableException {
    return switch (rule.target()) {
      case Target.Drop drop -> "drop";
      case Target.Reject reject -> "reject with " + answer(reject.with());
      case Target.Accept accept -> throw new UnsayableException("ACCEPT is not translated");
      case Target.Return back -> throw new UnsayableException("RETURN is not translated");
      case Target.Log log -> throw new UnsayableException("LOG is not translated");
    };
  }

  private String answer(Target.Answer answer) {
    String icmp = rule.version() == IpVersion.V4 ? "icmp type " : "icmpv6 type ";
    boolean v4 = rule.version() == IpVersion.V4;
    return switch (answer) {
      case PORT_UNREACHABLE -> icmp + "port-unreachable";
      case NET_UNREACHABLE -> icmp + (v4 ? "net-unreachable" : "no-route");
      case HOST_UNREACHABLE -> icmp + (v4 ? "host-unreachable" : "addr-unreachable");
      case PROTO_UNREACHABLE -> icmp + "prot-unreachable";
      case NET_PROHIBITED -> icmp + "net-prohibited";
      case HOST_PROHIBITED -> icmp + "host-prohibited";
      case ADMIN_PROHIBITED -> icmp + "admin-prohibited";
      case POLICY_FAIL -> icmp + "policy-fail";
      case REJECT_ROUTE -> icmp + "reject-route";
      case TCP_RESET -> "tcp reset";
    };
  }

  /** A rule in nft, or why it is none. */
  sealed interface Answer {}

  /**
   * The rule can be said.
   *
   * @param lines one or more, of which any may match
   */
  record Said(List<String> lines) implements Answer {}

  /**
   * The rule cannot be said.
   *
   * @param why what of it
   */
  record Unsaid(String why) implements Answer {}

  /** Ends the translation of a rule; never leaves this class. */
  private static final class UnsayableException extends Exception {
    private static final long serialVersionUID = 1;

    UnsayableException(String message) {
      super(message);
    }
  }
}
