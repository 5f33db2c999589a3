package dev.nirs.selection;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rate;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may be done about a flood from forged addresses, each offer with its cost. It stands beside
 * a ruleset and is no part of its coverage: what a rate stops, flow records cannot tell.
 *
 * @param alerts alerts of the flood
 * @param sources addresses it names
 * @param offers what may be done, at least a limit and the closing of the service
 */
public record FloodAdvice(int alerts, int sources, List<Offer> offers) {
  /** Networks offered at most. */
  private static final int MOST_NETWORKS = 8;

  private static final long SECOND = 1_000_000L;

  /** Copies the list. */
  public FloodAdvice {
    offers = List.copyOf(offers);
  }

  /** Something that may be done. */
  public sealed interface Offer {

    /**
     * Lets through as many new connections a second as the service usually has, twice over.
     *
     * @param rule drops what is above the rate
     * @param perSecond the rate, connections a second
     * @param benignLost share of the service's benign connections that it is expected to stop while
     *     the flood lasts, 0 to 1: the rate does not know which are benign
     */
    record Limit(Rule rule, int perSecond, double benignLost) implements Offer {}

    /**
     * Closes the service to everyone.
     *
     * @param rule drops all its packets
     * @param benign flows of the benign window that it hits
     */
    record Close(Rule rule, int benign) implements Offer {}

    /**
     * Drops the networks that the addresses come from.
     *
     * @param rules a rule for each network, within epsilon
     * @param alerts alerts of the flood that they match
     * @param benign flows of the benign window that they hit
     */
    record Networks(List<Rule> rules, int alerts, int benign) implements Offer {
      /** Copies the list. */
      public Networks {
        rules = List.copyOf(rules);
      }
    }
  }

  /**
   * Looks for floods in a window.
   *
   * @param window the window
   * @param settings family, chain, epsilon and the count of benign flows
   * @param general how wide networks may be
   * @return an advice for each flood, most alerts first; none where there is no flood
   */
  public static List<FloodAdvice> of(
      AlertWindow window, ChoiceSettings settings, GeneralSettings general) {
    return Floods.in(window.alerts(), settings.version()).stream()
        .map(flood -> advice(flood, window, settings, general))
        .toList();
  }

  private static FloodAdvice advice(
      Floods.Flood flood, AlertWindow window, ChoiceSettings settings, GeneralSettings general) {
    List<Alert> alerts = flood.alerts().stream().mapToObj(window.alerts()::get).toList();
    List<Offer> offers = new ArrayList<>();
    Rule close = rule(flood.target(), settings, List.of());
    offers.add(limit(flood.target(), alerts, window.benign(), settings));
    offers.add(new Offer.Close(close, hits(close, window.benign(), settings.benignCount())));
    AlertWindow alone =
        new AlertWindow(window.number(), window.start(), window.close(), alerts, window.benign());
    ChoiceSettings networks =
        new ChoiceSettings(
            settings.epsilon(),
            MOST_NETWORKS,
            settings.chain(),
            settings.version(),
            settings.benignCount(),
            rule -> isNetwork(rule) && settings.allowed().test(rule));
    Choice choice = GeneralChoice.choose(alone, networks, general);
    if (!choice.rules().isEmpty()) {
      List<Rule> rules = choice.rules().stream().map(Choice.Chosen::rule).toList();
      offers.add(new Offer.Networks(rules, choice.alertsMatched(), choice.benignMatched()));
    }
    long sources = alerts.stream().map(a -> a.flow().tuple().source()).distinct().count();
    return new FloodAdvice(alerts.size(), (int) sources, offers);
  }

  private static boolean isNetwork(Rule rule) {
    return rule.match(Match.Source.class).filter(m -> !m.prefix().isHost()).isPresent();
  }

  private static Offer limit(
      Floods.Target target, List<Alert> alerts, List<Flow> benign, ChoiceSettings settings) {
    Map<Long, Integer> usual = new HashMap<>();
    benign.stream()
        .filter(flow -> Floods.Target.of(flow.tuple()).equals(target))
        .forEach(flow -> usual.merge(Math.floorDiv(flow.time(), SECOND), 1, Integer::sum));
    int peak = usual.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int perSecond = Math.clamp(2L * peak, 1, 10_000);
    long span = alerts.getLast().flow().time() - alerts.getFirst().flow().time() + SECOND;
    double arriving = peak + alerts.size() * (double) SECOND / span;
    HistoryMatch.HashLimit above =
        new HistoryMatch.HashLimit(
            HistoryMatch.Bound.ABOVE,
            new Rate(perSecond, Rate.Unit.SECOND),
            Math.clamp(perSecond, 5, HistoryMatch.HashLimit.MOST_BURST),
            new HistoryMatch.HashLimit.Groups(
                Set.of(HistoryMatch.HashLimit.Part.DSTIP),
                settings.version().bits(),
                settings.version().bits()),
            new HistoryMatch.HashLimit.Table(
                "nirs-flood", 0, 0, 10_000, HistoryMatch.HashLimit.Table.DEFAULT_SWEEP_MILLIS));
    Match news = new Match.State(Match.State.Module.CONNTRACK, Set.of(ConnectionState.NEW), false);
    return new Offer.Limit(
        rule(target, settings, List.of(news, above)),
        perSecond,
        Math.max(0, 1 - perSecond / arriving));
  }

  private static Rule rule(Floods.Target target, ChoiceSettings settings, List<Match> conditions) {
    Stream<Match> service =
        target.port() == FiveTuple.NO_PORT
            ? Stream.empty()
            : Stream.of(new Match.DestinationPort(PortRange.of(target.port()), false));
    List<Match> ends =
        List.of(
            new Match.Destination(Prefix.host(target.host()), false),
            new Match.OfProtocol(target.protocol(), false));
    List<Match> all =
        Stream.of(ends.stream(), service, conditions.stream()).flatMap(s -> s).toList();
    return new Rule(settings.version(), settings.chain(), all, new Target.Drop());
  }

  private static int hits(Rule rule, List<Flow> benign, BenignCount count) {
    CompiledRule compiled = CompiledRule.of(rule);
    int hits = 0;
    for (Flow flow : benign) {
      boolean hit =
          count == BenignCount.BOTH
              ? compiled.mayHit(flow.tuple())
              : compiled.surelyMatches(flow.tuple());
      hits += hit ? 1 : 0;
    }
    return hits;
  }
}
