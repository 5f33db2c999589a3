package dev.nirs.benchmark;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Verdict;
import dev.nirs.rule.algebra.CompiledRuleset;
import dev.nirs.traffic.FiveTuple;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * How fast flows are matched with many rules: by lookup, and rule by rule as before. Prints a
 * Markdown table. Both ways must count the same hits, or it stops.
 *
 * <p>Rule by rule is timed on fewer flows where rules are many, always the first of the same list.
 * Each figure is the best of three. Arguments: flows (default 1000000), seed (default 1).
 */
public final class MatchingBenchmark {
  private static final int[] SIZES = {10, 100, 1_000, 10_000, 100_000};
  private static final long MOST_COMPARISONS = 10_000_000L;

  private MatchingBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    System.out.println(
        "| rules | asked | build ms | hits | by lookup, flows/s | rule by rule, flows/s | ratio |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (MatchingLoad.Kind kind : MatchingLoad.Kind.values()) {
      for (int size : SIZES) {
        MatchingLoad load = MatchingLoad.of(kind, size, count, seed);
        compare(kind, load.rules(), load.flows());
      }
    }
  }

  private static void compare(MatchingLoad.Kind kind, List<Rule> rules, List<FiveTuple> flows) {
    long start = System.nanoTime();
    CompiledRuleset ruleset = CompiledRuleset.of(rules);
    long build = (System.nanoTime() - start) / 1_000_000;
    CompiledRule[] single = rules.stream().map(CompiledRule::of).toArray(CompiledRule[]::new);
    int some = (int) Math.max(100, Math.min(flows.size(), MOST_COMPARISONS / rules.size()));
    List<FiveTuple> few = flows.subList(0, Math.min(some, flows.size()));
    row(
        kind + ", first match",
        build,
        time(flows, flow -> ruleset.firstMatch(flow) + 1L),
        time(few, flow -> firstMatch(single, flow)),
        time(few, flow -> ruleset.firstMatch(flow) + 1L),
        rules.size());
    row(
        kind + ", hit either way",
        build,
        time(flows, flow -> ruleset.mayHit(flow) ? 1 : 0),
        time(few, flow -> mayHit(single, flow)),
        time(few, flow -> ruleset.mayHit(flow) ? 1 : 0),
        rules.size());
  }

  private static void row(
      String asked, long build, Time lookup, Time single, Time check, int rules) {
    if (single.sum != check.sum) {
      throw new IllegalStateException(asked + ": " + single.sum + " is not " + check.sum);
    }
    System.out.printf(
        Locale.ROOT,
        "| %,d | %s | %,d | %.1f %% | %,.0f | %,.0f | %.0f |%n",
        rules,
        asked,
        build,
        100.0 * lookup.hits / lookup.flows,
        lookup.rate(),
        single.rate(),
        lookup.rate() / single.rate());
  }

  /** Best of three. */
  private record Time(long flows, long hits, long sum, long nanos) {
    double rate() {
      return flows * 1e9 / nanos;
    }
  }

  private static Time time(List<FiveTuple> flows, ToLongFunction<FiveTuple> asked) {
    Time best = new Time(0, 0, 0, Long.MAX_VALUE);
    for (int run = 0; run < 3; run++) {
      long start = System.nanoTime();
      long sum = 0;
      long hits = 0;
      for (FiveTuple flow : flows) {
        long answer = asked.applyAsLong(flow);
        sum += answer;
        hits += answer > 0 ? 1 : 0;
      }
      long nanos = System.nanoTime() - start;
      if (nanos < best.nanos) {
        best = new Time(flows.size(), hits, sum, nanos);
      }
    }
    return best;
  }

  private static long firstMatch(CompiledRule[] rules, FiveTuple flow) {
    for (int i = 0; i < rules.length; i++) {
      if (rules[i].forward(flow) == Verdict.MATCH) {
        return i + 1L;
      }
    }
    return 0;
  }

  private static long mayHit(CompiledRule[] rules, FiveTuple flow) {
    for (CompiledRule rule : rules) {
      if (rule.mayHit(flow)) {
        return 1;
      }
    }
    return 0;
  }
}
