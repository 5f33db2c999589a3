package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.IntArrayList;
import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
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
    Ordinals ordinals = new Ordinals(seen);
    for (int flow : flows(rule)) {
      int number = ordinals.at(flow);
      if (number >= 0 && mode.stopsAlert(compiled, seen.trace(), flow)) {
        alerts.add(number);
      } else if (number < Ordinals.UNSEEN && mode.hitsBenign(compiled, seen.trace(), flow)) {
        benign.add(Ordinals.benign(number));
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
    if (source.isPresent()) {
      return either(
          ends.flows(source.get().prefix(), true),
          mode == MatchMode.FORWARD ? new int[0] : ends.flows(source.get().prefix(), false));
    }
    if (destination.isPresent()) {
      return either(
          ends.flows(destination.get().prefix(), false),
          mode == MatchMode.FORWARD ? new int[0] : ends.flows(destination.get().prefix(), true));
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

  /** Walks along the flows of a trace and tells their numbers among alerts or benign flows. */
  private static final class Ordinals {
    static final int UNSEEN = -1;
    private final DetectedTrace seen;
    private int alert;
    private int benign;

    Ordinals(DetectedTrace seen) {
      this.seen = seen;
    }

    /** The alert's number; -2 - number of a benign flow; UNSEEN out of scope. Flows must rise. */
    int at(int flow) {
      while (alert < seen.alertCount() && seen.alert(alert) < flow) {
        alert++;
      }
      if (alert < seen.alertCount() && seen.alert(alert) == flow) {
        return alert;
      }
      while (benign < seen.benignCount() && seen.benign(benign) < flow) {
        benign++;
      }
      return benign < seen.benignCount() && seen.benign(benign) == flow ? -2 - benign : UNSEEN;
    }

    static int benign(int number) {
      return -2 - number;
    }
  }
}
