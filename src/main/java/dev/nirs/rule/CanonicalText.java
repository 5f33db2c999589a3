package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Prints rules in the form of {@code iptables-save}: the conditions in the order that {@link
 * MatchOrder} gives them, then the target.
 */
final class CanonicalText {
  private static final ConnectionState[] STATES = ConnectionState.values();

  private final StringBuilder text = new StringBuilder(224);
  private final Rule rule;
  private String protocol = "";
  private String opened = "";

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

  /** The family of the rule. */
  IpVersion version() {
    return rule.version();
  }

  private void match(Match match) {
    switch (match) {
      case Match.Source m -> prefix(option(m.negated(), "-s"), m.prefix());
      case Match.Destination m -> prefix(option(m.negated(), "-d"), m.prefix());
      case Match.OfProtocol m -> {
        protocol = ProtocolNames.of(m.protocol());
        option(m.negated(), "-p").append(protocol);
      }
      case Match.ProtocolExtension m -> openProtocol();
      case Match.SourcePort m -> {
        openProtocol();
        ports(option(m.negated(), "--sport"), m.ports());
      }
      case Match.DestinationPort m -> {
        openProtocol();
        ports(option(m.negated(), "--dport"), m.ports());
      }
      case Match.Multiport m -> multiport(m);
      case Match.IcmpType m -> icmp(m);
      case Match.State m -> state(m);
      case Match.Comment m -> {
        open("comment");
        text.append(" --comment ");
        quoted(m.text());
      }
      case Match.SourceRange m -> {
        open("iprange");
        option(m.negated(), "--src-range").append(m.range());
      }
      case Match.DestinationRange m -> {
        open("iprange");
        option(m.negated(), "--dst-range").append(m.range());
      }
      case PacketMatch m -> PacketText.print(m, this);
      case HistoryMatch m -> HistoryText.print(m, this);
    }
  }

  /** Starts an option; its value is to be appended. */
  StringBuilder option(boolean negated, String name) {
    return text.append(negated ? " ! " : " ").append(name).append(' ');
  }

  /** Starts an option that is never negated. */
  StringBuilder option(String name) {
    return option(false, name);
  }

  /** An option without a value. */
  void flag(boolean negated, String name) {
    text.append(negated ? " ! " : " ").append(name);
  }

  /** Anything else. */
  StringBuilder append(String more) {
    return text.append(more);
  }

  /** Names an extension, once for all its conditions. */
  void open(String extension) {
    if (!opened.equals(extension)) {
      text.append(" -m ").append(extension);
      opened = extension;
    }
  }

  /** Names the extension of the rule's protocol. */
  void openProtocol() {
    open(protocol);
  }

  /** The names of a set in the order of their type, upper case, with commas. */
  <E extends Enum<E>> void names(E[] all, Set<E> chosen) {
    String comma = "";
    for (E one : all) {
      if (chosen.contains(one)) {
        text.append(comma).append(one.name());
        comma = ",";
      }
    }
  }

  /** A name as options of iptables mostly have it. */
  static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static void prefix(StringBuilder text, Prefix prefix) {
    text.append(prefix.address()).append('/').append(prefix.length());
  }

  private static void ports(StringBuilder text, PortRange ports) {
    text.append(ports.first());
    if (!ports.isSingle()) {
      text.append(':').append(ports.last());
    }
  }

  private void multiport(Match.Multiport m) {
    open(MultiportExtension.NAME);
    option(
        m.negated(),
        switch (m.side()) {
          case SOURCE -> "--sports";
          case DESTINATION -> "--dports";
          case EITHER -> "--ports";
        });
    List<PortRange> ports = m.ports();
    for (int i = 0; i < ports.size(); i++) {
      ports(i == 0 ? text : text.append(','), ports.get(i));
    }
  }

  private void icmp(Match.IcmpType m) {
    boolean v4 = version() == IpVersion.V4;
    open(v4 ? "icmp" : "icmp6");
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
    open(state ? "state" : "conntrack");
    option(m.negated(), state ? "--state" : "--ctstate");
    names(STATES, m.states());
  }

  /**
   * As xtables_save_string of iptables quotes: plain where every character is a letter, digit,
   * underscore or dash; in quotes, a backslash before {@code " ' \}.
   */
  private void quoted(String value) {
    boolean plain = !value.isEmpty();
    for (int i = 0; plain && i < value.length(); i++) {
      char c = value.charAt(i);
      plain = ValueCheck.isLetterOrDigit(c) || c == '_' || c == '-';
    }
    if (plain) {
      text.append(value);
    } else {
      text.append('"');
      escaped(value);
      text.append('"');
    }
  }

  private void escaped(String value) {
    int copied = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\'' || c == '\\') {
        text.append(value, copied, i).append('\\');
        copied = i;
      }
    }
    text.append(value, copied, value.length());
  }

  private void target() {
    switch (rule.target()) {
      case Target.Drop drop -> text.append(" -j DROP");
      case Target.Accept accept -> text.append(" -j ACCEPT");
      case Target.Return back -> text.append(" -j RETURN");
      case Target.Reject reject ->
          text.append(" -j REJECT --reject-with ").append(reject.with().text(rule.version()));
      case Target.Log log -> log(log);
    }
  }

  private void log(Target.Log log) {
    text.append(" -j LOG");
    if (!log.prefix().isEmpty()) {
      text.append(" --log-prefix ");
      quoted(log.prefix());
    }
    if (log.level() != Target.Log.DEFAULT_LEVEL) {
      text.append(" --log-level ").append(log.level());
    }
    for (Target.Log.Detail detail : Target.Log.Detail.values()) {
      if (log.details().contains(detail)) {
        flag(false, detail.option());
      }
    }
  }
}
