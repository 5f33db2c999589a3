package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import java.util.List;

/**
 * Prints rules in the form of {@code iptables-save}: the conditions in the order that {@link
 * RuleShape} gives them, then the target.
 */
final class CanonicalText {
  private final StringBuilder text = new StringBuilder(112);
  private final Rule rule;
  private String protocol = "";
  private boolean portsOpened;

  private CanonicalText(Rule rule) {
    this.rule = rule;
  }

  static String of(Rule rule) {
    CanonicalText printer = new CanonicalText(rule);
    printer.text.append("-A ").append(rule.chain());
    for (Match match : rule.matches()) {
      printer.match(match);
    }
    printer.target();
    return printer.text.toString();
  }

  private void match(Match match) {
    switch (match) {
      case Match.Source m -> option(m.negated(), "-s").append(m.prefix());
      case Match.Destination m -> option(m.negated(), "-d").append(m.prefix());
      case Match.OfProtocol m -> {
        protocol = ProtocolNames.of(m.protocol());
        option(m.negated(), "-p").append(protocol);
      }
      case Match.ProtocolExtension m -> openPorts();
      case Match.SourcePort m -> {
        openPorts();
        option(m.negated(), "--sport").append(m.ports());
      }
      case Match.DestinationPort m -> {
        openPorts();
        option(m.negated(), "--dport").append(m.ports());
      }
      case Match.Multiport m -> multiport(m);
      case Match.IcmpType m -> icmp(m);
      case Match.State m -> state(m);
      case Match.Comment m -> quoted(m.text());
    }
  }

  private StringBuilder option(boolean negated, String name) {
    return text.append(negated ? " ! " : " ").append(name).append(' ');
  }

  private void openPorts() {
    if (!portsOpened) {
      text.append(" -m ").append(protocol);
      portsOpened = true;
    }
  }

  private void multiport(Match.Multiport m) {
    text.append(" -m multiport");
    option(
        m.negated(),
        switch (m.side()) {
          case SOURCE -> "--sports";
          case DESTINATION -> "--dports";
          case EITHER -> "--ports";
        });
    list(m.ports());
  }

  private void list(List<PortRange> ports) {
    for (int i = 0; i < ports.size(); i++) {
      text.append(i == 0 ? "" : ",").append(ports.get(i));
    }
  }

  private void icmp(Match.IcmpType m) {
    boolean v4 = rule.version() == IpVersion.V4;
    text.append(v4 ? " -m icmp" : " -m icmp6");
    option(m.negated(), v4 ? "--icmp-type" : "--icmpv6-type");
    if (v4 && m.type() == IcmpNames.ANY) {
      text.append("any");
      return;
    }
    text.append(m.type());
    if (m.hasCode()) {
      text.append('/').append(m.firstCode());
    }
  }

  private void state(Match.State m) {
    boolean state = m.module() == Match.State.Module.STATE;
    text.append(state ? " -m state" : " -m conntrack");
    option(m.negated(), state ? "--state" : "--ctstate");
    String comma = "";
    for (ConnectionState known : ConnectionState.values()) {
      if (m.states().contains(known)) {
        text.append(comma).append(known);
        comma = ",";
      }
    }
  }

  /**
   * As xtables_save_string of iptables quotes: plain where every character is a letter, digit,
   * underscore or dash; in quotes, a backslash before {@code " ' \}.
   */
  private void quoted(String value) {
    text.append(" -m comment --comment ");
    if (!value.isEmpty() && value.chars().allMatch(CanonicalText::isPlain)) {
      text.append(value);
      return;
    }
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      text.append(c == '"' || c == '\'' || c == '\\' ? "\\" : "").append(c);
    }
    text.append('"');
  }

  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-';
  }

  private void target() {
    switch (rule.target()) {
      case Target.Drop drop -> text.append(" -j DROP");
      case Target.Reject reject ->
          text.append(" -j REJECT --reject-with ").append(reject.with().text(rule.version()));
    }
  }
}
