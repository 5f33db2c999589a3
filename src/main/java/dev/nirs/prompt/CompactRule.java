package dev.nirs.prompt;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule that drops, as the few typed fields that a model fills in; what is left out matches
 * everything.
 *
 * @param source the source; empty for any
 * @param destination the destination; empty for any
 * @param service the protocol with one destination port, or with {@link PortRange#ALL}; empty for
 *     any
 */
public record CompactRule(
    Optional<Prefix> source, Optional<Prefix> destination, Optional<Service> service) {

  /**
   * The fields of a rule.
   *
   * @param rule the rule
   * @return its fields; empty where the rule says more than they can
   */
  public static Optional<CompactRule> of(Rule rule) {
    if (!(rule.target() instanceof Target.Drop)) {
      return Optional.empty();
    }
    Optional<Prefix> source = Optional.empty();
    Optional<Prefix> destination = Optional.empty();
    Optional<Protocol> protocol = Optional.empty();
    PortRange ports = PortRange.ALL;
    for (Match match : rule.matches()) {
      switch (match) {
        case Match.Source m when !m.negated() -> source = Optional.of(m.prefix());
        case Match.Destination m when !m.negated() -> destination = Optional.of(m.prefix());
        case Match.OfProtocol m when !m.negated() -> protocol = Optional.of(m.protocol());
        case Match.DestinationPort m when !m.negated() && m.ports().isSingle() -> ports = m.ports();
        case Match.ProtocolExtension m -> {}
        default -> {
          return Optional.empty();
        }
      }
    }
    PortRange port = ports;
    return Optional.of(new CompactRule(source, destination, protocol.map(p -> service(p, port))));
  }

  private static Service service(Protocol protocol, PortRange ports) {
    return new Service(protocol, ports);
  }

  /**
   * The rule that drops what the fields match.
   *
   * @param chain the chain to append to
   * @param version its family
   * @return the rule
   * @throws IllegalArgumentException where no {@code iptables-restore} would load it
   */
  public Rule rule(String chain, IpVersion version) {
    List<Match> matches = new ArrayList<>(4);
    source.ifPresent(prefix -> matches.add(new Match.Source(prefix, false)));
    destination.ifPresent(prefix -> matches.add(new Match.Destination(prefix, false)));
    service.ifPresent(
        s -> {
          matches.add(new Match.OfProtocol(s.protocol(), false));
          if (!s.ports().equals(PortRange.ALL)) {
            matches.add(new Match.DestinationPort(s.ports(), false));
          }
        });
    return new Rule(version, chain, matches, new Target.Drop());
  }

  /**
   * The fields as JSON without spaces: half the tokens of the form over several lines.
   *
   * @return an object such as {@code {"s":"192.0.2.7","p":"tcp","dport":22}}
   */
  public String json() {
    return fields(
        field ->
            "\"" + field.name + "\":" + (field.isNumber ? field.value : "\"" + field.value + '"'),
        ",",
        "{",
        "}");
  }

  /** The rule as an answer in text writes it, without the lengths of hosts. */
  String line(String chain) {
    return fields(
        field -> (field.name.length() == 1 ? " -" : " --") + field.name + " " + field.value,
        "",
        "-A " + chain,
        " -j DROP");
  }

  private String fields(Function<Field, String> text, String between, String start, String end) {
    List<Field> fields = new ArrayList<>(4);
    source.ifPresent(prefix -> fields.add(new Field("s", text(prefix), false)));
    destination.ifPresent(prefix -> fields.add(new Field("d", text(prefix), false)));
    service.ifPresent(
        s -> {
          fields.add(new Field("p", SummaryWords.protocol(s.protocol()), false));
          if (!s.ports().equals(PortRange.ALL)) {
            fields.add(new Field("dport", Integer.toString(s.ports().first()), true));
          }
        });
    return fields.stream().map(text).collect(Collectors.joining(between, start, end));
  }

  private record Field(String name, String value, boolean isNumber) {}

  /**
   * A network as prompts and answers write it.
   *
   * @param prefix a host or a network
   * @return the address alone for a host, {@code address/length} otherwise
   */
  public static String text(Prefix prefix) {
    return prefix.isHost() ? prefix.address().toString() : prefix.toString();
  }
}
