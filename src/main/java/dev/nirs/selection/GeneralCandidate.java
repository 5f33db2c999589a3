package dev.nirs.selection;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule over networks and ports.
 *
 * @param source source addresses; empty for all
 * @param destination destination addresses; empty for all
 * @param packets which of their packets
 */
public record GeneralCandidate(
    Optional<Prefix> source, Optional<Prefix> destination, Packets packets) implements Candidate {

  /**
   * Refuses a rule without any address.
   *
   * @throws IllegalArgumentException where both ends are open
   */
  public GeneralCandidate {
    if (source.isEmpty() && destination.isEmpty()) {
      throw new IllegalArgumentException("source and destination are both open");
    }
  }

  @Override
  public IpVersion version() {
    return Stream.of(source, destination).flatMap(Optional::stream).findFirst().stream()
        .map(Prefix::version)
        .findFirst()
        .orElse(IpVersion.V4);
  }

  @Override
  public Rule rule(String chain) {
    List<Match> matches = new ArrayList<>(4);
    source.ifPresent(prefix -> matches.add(new Match.Source(prefix, false)));
    destination.ifPresent(prefix -> matches.add(new Match.Destination(prefix, false)));
    matches.addAll(packets.matches());
    return new Rule(version(), chain, matches, new Target.Drop());
  }
}
