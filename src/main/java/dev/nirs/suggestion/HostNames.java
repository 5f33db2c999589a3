package dev.nirs.suggestion;

import dev.nirs.notation.EnumName;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.Prefix;
import java.util.List;
import java.util.stream.Stream;

/** Says in words which hosts with a role a rule names. */
final class HostNames {
  private final List<HostRole> hosts;

  HostNames(List<HostRole> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  List<String> touchedBy(Rule rule) {
    List<Prefix> named =
        Stream.concat(
                rule.match(Match.Source.class).map(Match.Source::prefix).stream(),
                rule.match(Match.Destination.class).map(Match.Destination::prefix).stream())
            .toList();
    return hosts.stream()
        .filter(host -> named.stream().anyMatch(host.prefix()::overlaps))
        .map(host -> host.prefix() + " (" + EnumName.words(host.role()) + ")")
        .toList();
  }
}
