package dev.nirs.rule.algebra;

import static dev.nirs.Samples.flow;
import static dev.nirs.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Verdict;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledRulesetTest {

  @ParameterizedTest(name = "seed {0}, {1}, {2} rulesets of {3} rules")
  @CsvSource({"1,V4,400,8", "2,V6,400,8", "3,V4,20,300", "4,V6,20,300", "5,V4,2,5000"})
  void agreesWithTheRulesOneByOne(long seed, IpVersion version, int rulesets, int size) {
    RandomRules random = new RandomRules(seed, version, true);
    int hits = 0;
    for (int i = 0; i < rulesets; i++) {
      List<Rule> rules = random.rules(size);
      List<FiveTuple> flows = new ArrayList<>();
      for (int f = 0; f < 150; f++) {
        flows.add(random.flow(true));
      }
      Corners.of(rules, 150, random).forEach(corner -> flows.add(corner.flow()));
      hits += compare(rules, flows);
    }
    assertThat(hits).isPositive();
  }

  private static int compare(List<Rule> rules, List<FiveTuple> flows) {
    CompiledRuleset ruleset = CompiledRuleset.of(rules);
    List<CompiledRule> compiled = rules.stream().map(CompiledRule::of).toList();
    int hits = 0;
    for (FiveTuple flow : flows) {
      TreeSet<Integer> matching = new TreeSet<>();
      boolean forward = false;
      boolean hit = false;
      for (int r = 0; r < rules.size(); r++) {
        if (compiled.get(r).forward(flow) == Verdict.MATCH) {
          matching.add(r);
        }
        forward |= compiled.get(r).forward(flow) != Verdict.NO_MATCH;
        hit |= compiled.get(r).mayHit(flow);
      }
      assertThat(ruleset.firstMatch(flow))
          .as("%s", flow)
          .isEqualTo(matching.isEmpty() ? CompiledRuleset.NONE : matching.first());
      assertThat(ruleset.mayHitForward(flow)).as("%s", flow).isEqualTo(forward);
      assertThat(ruleset.mayHit(flow)).as("%s", flow).isEqualTo(hit);
      hits += hit ? 1 : 0;
    }
    return hits;
  }

  @Test
  void findsTheFirstOfSeveral() {
    CompiledRuleset ruleset =
        CompiledRuleset.of(
            List.of(
                rule("-A INPUT -d 10.0.0.2 -p tcp --dport 443 -j DROP"),
                rule("-A INPUT -s 10.0.0.0/8 -p tcp --dport 80:90 -j DROP"),
                rule("-A INPUT -s 10.0.0.1 -j DROP")));
    assertThat(ruleset.firstMatch(flow("tcp 10.0.0.1:1000 > 10.0.0.2:80").tuple())).isEqualTo(1);
    assertThat(ruleset.firstMatch(flow("tcp 10.0.0.1:1000 > 10.0.0.2:443").tuple())).isZero();
    assertThat(ruleset.firstMatch(flow("tcp 10.0.0.1:1000 > 10.0.0.2:22").tuple())).isEqualTo(2);
    assertThat(ruleset.firstMatch(flow("tcp 10.9.0.1:1000 > 10.0.0.2:22").tuple()))
        .isEqualTo(CompiledRuleset.NONE);
    assertThat(ruleset.mayHit(flow("tcp 10.0.0.2:22 > 10.0.0.1:1000").tuple())).isTrue();
    assertThat(ruleset.mayHit(flow("tcp 10.9.0.2:22 > 10.9.0.1:1000").tuple())).isFalse();
  }

  @Test
  void askingAllocatesNothing() {
    RandomRules random = new RandomRules(6, IpVersion.V4, true);
    CompiledRuleset ruleset = CompiledRuleset.of(random.rules(500));
    List<FiveTuple> flows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      flows.add(random.flow(true));
    }
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadAllocatedMemorySupported(), "allocation is not counted here");
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 3; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      int hits = 0;
      for (int i = 0; i < flows.size(); i++) {
        hits += ruleset.mayHit(flows.get(i)) ? 1 : 0;
        hits += ruleset.firstMatch(flows.get(i)) >= 0 ? 1 : 0;
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(hits).isPositive();
    }
    assertThat(least / flows.size()).as("bytes a flow").isZero();
  }

  @Test
  void anEmptyRulesetMatchesNothing() {
    CompiledRuleset empty = CompiledRuleset.of(List.of());
    FiveTuple flow = flow("tcp 10.0.0.1:1000 > 10.0.0.2:80").tuple();
    assertThat(empty.firstMatch(flow)).isEqualTo(CompiledRuleset.NONE);
    assertThat(empty.mayHit(flow)).isFalse();
  }

  @Test
  void keepsToFewTablesWhateverTheLengthsOfPrefixes() {
    List<Rule> rules = new ArrayList<>();
    for (int length = 8; length <= 32; length++) {
      rules.add(rule("-A INPUT -s 10.0.0.0/" + length + " -j DROP"));
      rules.add(rule("-A INPUT -d 10.0.0.0/" + length + " -p tcp --dport 1024:65535 -j DROP"));
    }
    assertThat(CompiledRuleset.of(rules).tableCount()).isLessThan(12);
  }
}
