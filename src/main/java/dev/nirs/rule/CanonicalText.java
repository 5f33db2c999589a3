package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints rules in the form of {@code iptables-save}: -s -d -p, the other matches in their order,
 * -j.
 */
final class CanonicalText {
  private CanonicalText() {}

  static String of(Rule rule) {
    StringBuilder text = new StringBuilder(96).append("-A ").append(rule.chain());
    rule.match(Match.Source.class)
        .ifPresent(m -> text.append(not(m.negated())).append(" -s ").append(m.prefix()));
    rule.match(Match.Destination.class)
        .ifPresent(m -> text.append(not(m.negated())).append(" -d ").append(m.prefix()));
    rule.match(Match.OfProtocol.class)
        .ifPresent(m -> text.append(not(m.negated())).append(" -p ").append(m.protocol()));
    String own = rule.match(Match.OfProtocol.class).map(m -> m.protocol().name()).orElse("");
    boolean opened = false;
    for (Match match : rule.matches()) {
      boolean port = match instanceof Match.SourcePort || match instanceof Match.DestinationPort;
      if (port && opened) {
        continue;
      }
      opened |= port;
      text.append(port ? ports(rule, own) : extension(match, rule.version()));
    }
    return text.append(" -j ").append(target(rule)).toString();
  }

  /** Both port conditions belong to one instance of the protocol's own match. */
  private static String ports(Rule rule, String own) {
    StringBuilder text = new StringBuilder(" -m ").append(own);
    rule.match(Match.SourcePort.class)
        .ifPresent(m -> text.append(not(m.negated())).append(" --sport ").append(m.ports()));
    rule.match(Match.DestinationPort.class)
        .ifPresent(m -> text.append(not(m.negated())).append(" --dport ").append(m.ports()));
    return text.toString();
  }

  private static String extension(Match match, IpVersion version) {
    return switch (match) {
      case Match.Multiport m ->
          " -m multiport" + not(m.negated()) + side(m.side()) + list(m.ports());
      case Match.IcmpType m -> icmp(m, version);
      case Match.State m -> state(m);
      case Match.Comment m -> " -m comment --comment " + quoted(m.text());
      default -> "";
    };
  }

  private static String icmp(Match.IcmpType m, IpVersion version) {
    String option =
        version == IpVersion.V4
            ? " -m icmp" + not(m.negated()) + " --icmp-type "
            : " -m icmp6" + not(m.negated()) + " --icmpv6-type ";
    if (m.type() == 255 && version == IpVersion.V4) {
      return option + "any";
    }
    return option
        + m.type()
        + (m.firstCode() == 0 && m.lastCode() == 255 ? "" : "/" + m.firstCode());
  }

  private static String state(Match.State m) {
    String option =
        m.module() == Match.State.Module.STATE
            ? " -m state" + not(m.negated()) + " --state "
            : " -m conntrack" + not(m.negated()) + " --ctstate ";
    return option + m.states().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
  }

  private static String side(Match.Multiport.Side side) {
    return switch (side) {
      case SOURCE -> " --sports ";
      case DESTINATION -> " --dports ";
      case EITHER -> " --ports ";
    };
  }

  private static String list(List<PortRange> ports) {
    return ports.stream().map(PortRange::toString).collect(Collectors.joining(","));
  }

  /**
   * As xtables_save_string quotes: plain where every character is a letter, digit, underscore or
   * dash.
   */
  private static String quoted(String text) {
    if (text.matches("[A-Za-z0-9_-]+")) {
      return text;
    }
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String target(Rule rule) {
    return switch (rule.target()) {
      case Target.Drop drop -> "DROP";
      case Target.Reject reject -> "REJECT --reject-with " + reject.with().text(rule.version());
    };
  }

  private static String not(boolean negated) {
    return negated ? " !" : "";
  }
}
