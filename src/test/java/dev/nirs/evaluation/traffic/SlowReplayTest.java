package dev.nirs.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Verdict;
import dev.nirs.selection.BenignCount;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GreedyChoice;
import dev.nirs.traffic.IpVersion;
import dev.nirs.window.WindowSettings;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The posting lists beside the plainest possible count: every flow asked of every rule that is in
 * force, on random traffic.
 */
class SlowReplayTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void countsAsIfEveryFlowWereAskedOfEveryRule(long seed) {
    Trace trace = random(seed);
    for (BenignCount direction : BenignCount.values()) {
      DetectedTrace seen =
          DetectedTrace.of(trace, new Detector.Noisy(1, 0, seed).reported(trace), Scope.ALL);
      ReplayResult result =
          new Replay(seen, settings(direction, seed), new AtomicStrategy(seen, direction)).run();
      assertThat(result.lives()).as("seed %s", seed).isNotEmpty();
      assertThat(result.stopped())
          .as("seed %s, %s", seed, direction)
          .isEqualTo(slowly(trace, result.lives(), direction));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void choosesWhatTheShippedGreedyChooses(long seed) {
    Trace trace = random(seed);
    DetectedTrace seen = Flows.ideal(trace);
    for (BenignCount direction : BenignCount.values()) {
      AtomicStrategy fast = new AtomicStrategy(seen, direction);
      Strategy both =
          situation -> {
            List<Rule> rules = fast.decide(situation);
            ReplaySettings.Bounds bounds = situation.bounds();
            ChoiceSettings settings =
                new ChoiceSettings(
                    bounds.epsilon(),
                    bounds.maxRules(),
                    "INPUT",
                    IpVersion.V4,
                    bounds.direction(),
                    candidate -> true);
            List<Rule> shipped =
                GreedyChoice.complete(
                        situation.everything(), settings, situation.covered(), situation.hit())
                    .rules()
                    .stream()
                    .map(chosen -> chosen.rule())
                    .toList();
            assertThat(rules).as("seed %s, %s", seed, situation.moment()).isEqualTo(shipped);
            return rules;
          };
      ReplayResult result = new Replay(seen, settings(direction, seed), both).run();
      assertThat(result.course().decisions()).isNotEmpty();
    }
  }

  private static BitSet slowly(Trace trace, List<RuleLife> lives, BenignCount direction) {
    BitSet stopped = new BitSet();
    for (RuleLife life : lives) {
      CompiledRule rule = CompiledRule.of(life.rule());
      for (int i = 0; i < trace.size(); i++) {
        boolean both = direction == BenignCount.BOTH && !trace.isAttack(i);
        boolean matches =
            rule.forward(trace.tuple(i)) == Verdict.MATCH
                || both && rule.reply(trace.tuple(i)) == Verdict.MATCH;
        if (matches && life.from() < trace.time(i) && trace.time(i) <= life.until()) {
          stopped.set(i);
        }
      }
    }
    return stopped;
  }

  private static ReplaySettings settings(BenignCount direction, long seed) {
    return new ReplaySettings(
        new WindowSettings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(100),
            Duration.ofSeconds(300),
            Duration.ZERO),
        Duration.ofSeconds(seed % 3 * 15),
        Duration.ofSeconds(seed % 2 * 90),
        new ReplaySettings.Bounds(seed % 4 * 0.02, Integer.MAX_VALUE, direction),
        Metric.REPLAY,
        true);
  }

  private static Trace random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Flows flows = new Flows();
    double second = 0;
    for (int i = 0; i < 1_500; i++) {
      second += random.nextInt(100) == 0 ? 40 : random.nextDouble() * 0.8;
      String attacker = "203.0.113." + random.nextInt(6);
      String client = "198.51.100." + random.nextInt(20);
      String server = "192.0.2." + random.nextInt(5);
      int port = List.of(22, 80, 443, 8080).get(random.nextInt(4));
      double kind = random.nextDouble();
      if (kind < 0.3) {
        flows.attack(second, attacker, server, port);
      } else if (kind < 0.36) {
        flows.benign(second, attacker, server, 80);
      } else if (kind < 0.4) {
        flows.benign(second, server, attacker, 40_000);
      } else {
        flows.benign(second, client, server, port);
      }
    }
    return flows.trace();
  }
}
