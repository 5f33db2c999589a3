package dev.nirs.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.selection.BenignCount;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.WindowSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replays of traces small enough to be counted by hand. */
class ReplayTest {
  private static final String ATTACKER = "203.0.113.9";
  private static final String SERVER = "192.0.2.80";

  @Test
  void aRuleIsNeverCreditedWithFlowsBeforeItWasDecided() {
    Flows flows = new Flows();
    for (int second = 0; second <= 100; second += 10) {
      flows.attack(second, ATTACKER, SERVER, 80);
    }
    ReplayResult result = atomic(flows.trace(), settings(30, 0, 0, true));
    // decided at 30: flows at 0 to 30 have passed, those at 40 to 100 are stopped
    assertThat(result.blockedAttack()).isEqualTo(7);
    assertThat(result.reaction().attacksBefore()).isEqualTo(4);
    assertThat(result.reaction().toFirstBlock()).hasValue(40_000_000);
  }

  @Test
  void withoutUpdatesAWindowThatNeverClosesBlocksNothing() {
    Flows flows = new Flows();
    for (int second = 0; second <= 600; second += 10) {
      flows.attack(second, ATTACKER, SERVER, 80);
    }
    ReplayResult result = atomic(flows.trace(), settings(0, 0, 0, true));
    assertThat(result.course().windows()).isEqualTo(1);
    assertThat(result.blockedAttack()).isZero();
    assertThat(result.reaction().toFirstBlock()).isEmpty();
  }

  @Test
  void aRuleStopsFlowsUpToItsEndAndNoLonger() {
    Flows flows = new Flows();
    flows.attack(0, ATTACKER, SERVER, 80);
    for (int second : new int[] {60, 61, 150, 151}) {
      flows.benign(second, ATTACKER, SERVER, 80);
    }
    ReplayResult result = atomic(flows.trace(), settings(0, 90, 1, true));
    // closes at 60, in force after 60 and up to 150
    assertThat(result.blockedBenign()).isEqualTo(2);
    assertThat(result.lives()).hasSize(1);
    assertThat(result.lives().get(0).end()).isEqualTo(RuleLife.End.EXPIRED);
  }

  @Test
  void aReviewNarrowsARuleThatNowHitsTooMuch() {
    Flows flows = new Flows();
    for (int second = 0; second <= 120; second += 2) {
      flows.attack(second, ATTACKER, SERVER, 22);
    }
    for (int second = 31; second <= 59; second++) {
      flows.benign(second, ATTACKER, SERVER, 80);
    }
    for (int second = 61; second <= 120; second++) {
      flows.benign(second, ATTACKER, SERVER, 80);
    }
    ReplayResult reviewed = atomic(flows.trace(), settings(30, 0, 0, true));
    // 30: -s ATTACKER; 60: it hits 29 benign flows, so the service takes its place
    assertThat(reviewed.blockedBenign()).isEqualTo(29);
    assertThat(reviewed.blockedAttack()).isEqualTo(45);
    assertThat(reviewed.lives())
        .extracting(life -> life.rule().canonical() + " " + life.end())
        .containsExactly(
            "-A INPUT -s 203.0.113.9/32 -j DROP WITHDRAWN",
            "-A INPUT -d 192.0.2.80/32 -p tcp -m tcp --dport 22 -j DROP STILL_ACTIVE");

    ReplayResult left = atomic(flows.trace(), settings(30, 0, 0, false));
    assertThat(left.blockedBenign()).isEqualTo(89);
    assertThat(left.blockedAttack()).isEqualTo(45);
  }

  @Test
  void aReviewDropsRulesThatNoAlertNeeds() {
    Flows flows = new Flows();
    for (int second = 0; second <= 90; second++) {
      flows.attack(second, ATTACKER, SERVER, 22);
    }
    List<List<Rule>> script =
        List.of(
            rules("-A INPUT -s 203.0.113.9 -d 192.0.2.80 -p tcp --dport 22 -j DROP"),
            rules("-A INPUT -s 203.0.113.0/24 -j DROP"));
    List<List<Rule>> left = new ArrayList<>(script);
    Strategy strategy =
        situation -> {
          List<Rule> next = left.isEmpty() ? List.of() : left.removeFirst();
          return next;
        };
    // the second rule is never asked for, since the first covers all alerts
    ReplayResult result = replay(flows.trace(), settings(30, 0, 0, true), strategy);
    assertThat(result.lives()).hasSize(1);
    assertThat(left).hasSize(1);

    Strategy both =
        situation ->
            java.util.stream.Stream.concat(script.get(0).stream(), script.get(1).stream()).toList();
    ReplayResult dropped = replay(flows.trace(), settings(30, 0, 0, true), both);
    assertThat(dropped.lives())
        .extracting(RuleLife::end)
        .containsExactlyInAnyOrder(RuleLife.End.NEEDLESS, RuleLife.End.STILL_ACTIVE);
  }

  @Test
  void answersCountAgainstARuleWhereBothDirectionsAreAskedFor() {
    Flows flows = new Flows();
    flows.attack(0, ATTACKER, SERVER, 80);
    flows.benign(70, SERVER, ATTACKER, 443);
    Trace trace = flows.trace();
    assertThat(atomic(trace, settings(0, 0, 0, true)).blockedBenign()).isZero();
    ReplaySettings both =
        new ReplaySettings(
            settings(0, 0, 0, true).windows(),
            Duration.ZERO,
            Duration.ZERO,
            new ReplaySettings.Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH),
            Metric.REPLAY,
            true);
    DetectedTrace seen = Flows.ideal(trace);
    ReplayResult result = new Replay(seen, both, new AtomicStrategy(seen, BenignCount.BOTH)).run();
    assertThat(result.blockedBenign()).isEqualTo(1);
  }

  @Test
  void lateralFlowsAreNeitherDecidedOnNorStoppedAtTheBorderButCount() {
    Flows flows = new Flows();
    for (int second = 0; second <= 90; second += 10) {
      flows.attack(second, "192.0.2.7", SERVER, 22);
      flows.attack(second, ATTACKER, SERVER, 22);
    }
    Trace trace = flows.trace();
    DetectedTrace border = DetectedTrace.of(trace, Detector.labelled(trace), Scope.BORDER);
    ReplayResult result =
        new Replay(
                border, settings(30, 0, 0, true), new AtomicStrategy(border, BenignCount.FORWARD))
            .run();
    assertThat(result.attackFlows()).isEqualTo(20);
    assertThat(result.blockedAttack()).isEqualTo(6);
  }

  @Test
  void theGeneralStrategyJoinsNetworksOfBothFamilies() {
    Flows flows = new Flows();
    for (int second = 0; second <= 100; second += 10) {
      for (int network = 0; network < 16; network++) {
        flows.attack(
            second, "2001:db8:a:" + Integer.toHexString(network) + "::1", "2001:db8::80", 22);
      }
      for (int host = 0; host < 8; host++) {
        flows.attack(second, "203.0.113." + host, SERVER, 22);
      }
      flows.benign(second, "2001:db8:b::7", "2001:db8::80", 22);
      flows.benign(second, "198.51.100.7", SERVER, 22);
    }
    ReplayResult result = replay(flows.trace(), settings(30, 0, 0, true), new GeneralStrategy());
    // decided at 30, in force for the seven rounds from 40 on
    assertThat(result.lives())
        .extracting(life -> life.rule().canonical())
        .containsExactly(
            "-A INPUT -s 2001:db8:a::/60 -j DROP", "-A INPUT -s 203.0.113.0/29 -j DROP");
    assertThat(result.blockedAttack()).isEqualTo(7 * 24);
    assertThat(result.blockedBenign()).isZero();
  }

  @Test
  void whatShipsAnswersBothFamilies() {
    Flows flows = new Flows();
    for (int second = 0; second <= 100; second += 10) {
      flows.attack(second, "2001:db8:a::1", "2001:db8::80", 22);
      flows.attack(second, "2001:db8:a::2", "2001:db8::80", 22);
      flows.attack(second, ATTACKER, SERVER, 22);
    }
    Map<IpVersion, SuggestionPipeline> pipelines = new EnumMap<>(IpVersion.class);
    for (IpVersion version : IpVersion.values()) {
      Bounds bounds = new Bounds(0, Integer.MAX_VALUE, BenignCount.FORWARD, 0);
      Policy policy = new Policy("INPUT", version, bounds, Protection.NONE);
      pipelines.put(
          version, new SuggestionPipeline(policy, Proposer.NONE, BaselineChoice.general(policy)));
    }
    ReplayResult result =
        replay(flows.trace(), settings(30, 0, 0, true), new PipelineStrategy(pipelines));
    assertThat(result.lives())
        .extracting(life -> life.rule().canonical())
        .containsExactly(
            "-A INPUT -s 2001:db8:a::/64 -j DROP", "-A INPUT -s 203.0.113.9/32 -j DROP");
    assertThat(result.blockedAttack()).isEqualTo(7 * 3);
  }

  @Test
  void bothFamiliesShareOneBoundOfBenignFlowsAndOfRules() {
    Flows flows = new Flows();
    for (int second = 0; second <= 60; second += 2) {
      flows.attack(second, "2001:db8:a::1", "2001:db8::80", 22);
      flows.benign(second, "2001:db8:a::1", "2001:db8::80", 22);
      if (second % 4 == 0) {
        flows.attack(second, ATTACKER, SERVER, 22);
        flows.benign(second, ATTACKER, SERVER, 22);
      }
    }
    Trace trace = flows.trace();
    for (double epsilon : new double[] {0, 0.35, 0.7, 1}) {
      assertThat(first(trace, epsilon, 9))
          .as("epsilon %s", epsilon)
          .hasSize(epsilon == 0 ? 0 : epsilon == 1 ? 2 : 1);
    }
    assertThat(first(trace, 1, 1)).containsExactly("-A INPUT -s 2001:db8:a::1/128 -j DROP");
  }

  /** The rules that are decided first. */
  private static List<String> first(Trace trace, double epsilon, int most) {
    ReplaySettings usual = settings(0, 0, epsilon, true);
    ReplaySettings settings =
        new ReplaySettings(
            usual.windows(),
            usual.update(),
            usual.ttl(),
            new ReplaySettings.Bounds(epsilon, most, BenignCount.FORWARD),
            Metric.REPLAY,
            true);
    return replay(trace, settings, new GeneralStrategy()).lives().stream()
        .map(life -> life.rule().canonical())
        .toList();
  }

  @Test
  void anEmptyTraceIsReplayed() {
    Trace trace = new Flows().trace();
    ReplayResult result = atomic(trace, settings(30, 0, 0, true));
    assertThat(result.course().windows()).isZero();
    assertThat(result.attackFlows()).isZero();
  }

  private static ReplaySettings settings(int update, int ttl, double epsilon, boolean reviewed) {
    return new ReplaySettings(
        new WindowSettings(
            Duration.ofSeconds(60), Duration.ZERO, Duration.ofHours(1), Duration.ZERO),
        Duration.ofSeconds(update),
        Duration.ofSeconds(ttl),
        new ReplaySettings.Bounds(epsilon, Integer.MAX_VALUE, BenignCount.FORWARD),
        Metric.REPLAY,
        reviewed);
  }

  private static ReplayResult atomic(Trace trace, ReplaySettings settings) {
    DetectedTrace seen = Flows.ideal(trace);
    return new Replay(seen, settings, new AtomicStrategy(seen, BenignCount.FORWARD)).run();
  }

  private static ReplayResult replay(Trace trace, ReplaySettings settings, Strategy strategy) {
    return new Replay(Flows.ideal(trace), settings, strategy).run();
  }

  private static List<Rule> rules(String line) {
    ParsedLine parsed = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS).parse(line);
    return ((ParsedLine.Accepted) parsed).rules();
  }
}
