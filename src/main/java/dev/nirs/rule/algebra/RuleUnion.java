package dev.nirs.rule.algebra;

import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes the union of rules that differ on one axis only as rules again. */
final class RuleUnion {
  private final List<Rule> rules;
  private final Axis axis;
  private final IpVersion version;
  private final Ranges union;
  private final List<Match> rest;

  private RuleUnion(List<Joining.Piece> pieces, Axis axis) {
    this.rules = pieces.stream().map(Joining.Piece::rule).toList();
    this.axis = axis;
    this.version = rules.get(0).version();
    this.union = Ranges.union(pieces.stream().map(p -> on(p.meaning(), axis)).toList());
    this.rest = rest(rules, axis);
  }

  /** The set of a rule on an axis; all of its boxes have the same. */
  static Ranges on(Meaning meaning, Axis axis) {
    return meaning.boxes().get(0).on(axis);
  }

  /** Fewer rules with the same meaning; the given ones where there are none. */
  static List<Joining.Piece> of(List<Joining.Piece> pieces, Axis axis) {
    RuleUnion union = new RuleUnion(pieces, axis);
    Optional<List<List<Match>>> conditions = union.conditions();
    return conditions.isPresent() && conditions.get().size() < pieces.size()
        ? conditions.get().stream().map(c -> new Joining.Piece(union.rule(c))).toList()
        : pieces;
  }

  /** One list of conditions on the axis for each rule that is needed. */
  private Optional<List<List<Match>>> conditions() {
    if (isPort() && rules.stream().anyMatch(RuleUnion::listsEitherPort)) {
      return Optional.empty();
    }
    if (union.equals(axis.universe(version))) {
      return Optional.of(List.of(List.of()));
    }
    return switch (axis) {
      case SOURCE ->
          networks(union, p -> new Match.Source(p, false), p -> new Match.Source(p, true));
      case DESTINATION ->
          networks(
              union, p -> new Match.Destination(p, false), p -> new Match.Destination(p, true));
      case SOURCE_PORT, DESTINATION_PORT -> ports();
      case STATE -> Optional.of(List.of(List.of(states())));
      case PROTOCOL -> Optional.empty();
    };
  }

  private Optional<List<List<Match>>> networks(
      Ranges addresses, Function<Prefix, Match> inside, Function<Prefix, Match> outside) {
    Ranges others = axis.universe(version).minus(addresses);
    if (PrefixCover.isWritable(others, version)) {
      List<Prefix> hole = PrefixCover.of(others, version);
      if (hole.size() == 1) {
        return Optional.of(List.of(List.of(outside.apply(hole.get(0)))));
      }
    }
    return PrefixCover.isWritable(addresses, version)
        ? Optional.of(
            PrefixCover.of(addresses, version).stream()
                .map(prefix -> List.of(inside.apply(prefix)))
                .toList())
        : Optional.empty();
  }

  private Optional<List<List<Match>>> ports() {
    Match.Multiport.Side side =
        axis == Axis.SOURCE_PORT ? Match.Multiport.Side.SOURCE : Match.Multiport.Side.DESTINATION;
    Protocol protocol = protocol();
    boolean listed = rest.stream().anyMatch(Match.Multiport.class::isInstance);
    boolean named = protocol.hasPorts() || protocol.equals(Protocol.UDPLITE);
    List<PortRange> ports =
        union.list().stream()
            .map(range -> new PortRange(range.first().number(), range.last().number()))
            .toList();
    if (!named || listed && (ports.size() > 1 || !protocol.hasPorts())) {
      return Optional.empty();
    }
    if (ports.size() == 1 && protocol.hasPorts()) {
      return Optional.of(List.of(List.of(port(ports.get(0)))));
    }
    return Optional.of(
        PortSlots.pack(ports).stream()
            .map(slots -> List.<Match>of(new Match.Multiport(side, slots, false)))
            .toList());
  }

  private boolean isPort() {
    return axis == Axis.SOURCE_PORT || axis == Axis.DESTINATION_PORT;
  }

  private static boolean listsEitherPort(Rule rule) {
    return rule.match(Match.Multiport.class)
        .filter(m -> m.side() == Match.Multiport.Side.EITHER)
        .isPresent();
  }

  private Match port(PortRange ports) {
    return axis == Axis.SOURCE_PORT
        ? new Match.SourcePort(ports, false)
        : new Match.DestinationPort(ports, false);
  }

  private Protocol protocol() {
    return rules
        .get(0)
        .match(Match.OfProtocol.class)
        .filter(m -> !m.negated())
        .map(Match.OfProtocol::protocol)
        .orElse(Protocol.ofNumber(0));
  }

  private Match states() {
    Set<ConnectionState> states = Set.copyOf(States.in(union));
    Match.State.Module module =
        rules.stream()
            .flatMap(rule -> rule.match(Match.State.class).stream())
            .map(Match.State::module)
            .findFirst()
            .orElse(Match.State.Module.CONNTRACK);
    return new Match.State(module, states, false);
  }

  private Rule rule(List<Match> conditions) {
    Rule first = rules.get(0);
    List<Match> matches = new ArrayList<>(rest);
    matches.addAll(conditions);
    return new Rule(first.version(), first.chain(), matches, first.target());
  }

  /** The conditions on other axes, and the comment where all rules have the same. */
  private static List<Match> rest(List<Rule> rules, Axis axis) {
    boolean sameComment =
        rules.stream().map(rule -> rule.match(Match.Comment.class)).distinct().count() == 1;
    return rules.get(0).matches().stream()
        .filter(match -> !MatchBoxes.isOn(match, axis))
        .filter(match -> sameComment || !(match instanceof Match.Comment))
        .toList();
  }
}
