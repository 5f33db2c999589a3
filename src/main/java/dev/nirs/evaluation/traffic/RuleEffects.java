package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.IntArrayList;
import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.Prefix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What rules match in a detected trace, found once for each rule. Not thread-safe: one run, one
 * cache.
 */
public final class RuleEffects {
  private final DetectedTrace seen;
  private final MatchMode mode;
  private final Map<Rule, Effect> cache = new HashMap<>();

  RuleEffects(DetectedTrace seen, MatchMode mode) {
    this.seen = seen;
    this.mode = mode;
  }

  Effect of(Rule rule) {
    return cache.computeIfAbsent(rule, this::find);
  }

  /** Takes the effect of a rule whose posting lists are known already. */
  void know(Rule rule, Posting alerts, Posting benign) {
    if (mode != MatchMode.PUBLISHED) {
      cache.putIfAbsent(rule, new Effect(alerts, benign));
    }
  }

  private Effect find(Rule rule) {
    CompiledRule compiled = CompiledRule.of(rule);
    IntArrayList alerts = new IntArrayList();
    IntArrayList benign = new IntArrayList();
    FlowPlaces places = seen.places();
    for (int flow : flows(rule)) {
      if (places.isAlert(flow) && mode.stopsAlert(compiled, seen.trace(), flow)) {
        alerts.add(places.number(flow));
      } else if (places.isBenign(flow) && mode.hitsBenign(compiled, seen.trace(), flow)) {
        benign.add(places.number(flow));
      }
    }
    return new Effect(posting(alerts), posting(benign));
  }

  private static Posting posting(IntArrayList values) {
    return new Posting(values.toArray(), 0, values.size());
  }

  /** Flows that the rule can match at all, rising. */
  private int[] flows(Rule rule) {
    Optional<Match.Source> source = rule.match(Match.Source.class).filter(m -> !m.negated());
    Optional<Match.Destination> destination =
        rule.match(Match.Destination.class).filter(m -> !m.negated());
    EndIndex ends = seen.ends();
    boolean answers = mode != MatchMode.FORWARD;
    if (source.isPresent()) {
      Prefix network = source.get().prefix();
      return either(ends.from(network), answers ? ends.to(network) : new int[0]);
    }
    if (destination.isPresent()) {
      Prefix network = destination.get().prefix();
      return either(ends.to(network), answers ? ends.from(network) : new int[0]);
    }
    return IntStream.range(0, seen.trace().size()).toArray();
  }

  private static int[] either(int[] some, int[] others) {
    return others.length == 0
        ? some
        : IntStream.concat(IntStream.of(some), IntStream.of(others)).sorted().distinct().toArray();
  }

  /**
   * What a rule matches.
   *
   * @param alerts numbers of the alerts it stops
   * @param benign numbers of the benign flows it hits
   */
  record Effect(Posting alerts, Posting benign) {}
}
