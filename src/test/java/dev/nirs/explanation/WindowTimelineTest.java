package dev.nirs.explanation;

import static dev.nirs.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nirs.explanation.WindowTimeline.Bucket;
import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The time line and the flows behind a rule agree with what verification counts. */
class WindowTimelineTest {
  private static final long SECOND = 1_000_000;
  private static final List<Rule> RULES =
      List.of(
          rule("-A INPUT -s 10.0.0.1/32 -j DROP"),
          rule("-A INPUT -d 10.0.1.0/24 -p tcp -m tcp --dport 22 -j DROP"),
          rule("-A INPUT -s 10.0.0.3/32 -p tcp -m state --state NEW -j DROP"));

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachRuleMatchesWhatVerificationCounts(long seed) {
    AlertWindow window = random(new Random(seed));
    for (BenignCount count : BenignCount.values()) {
      Policy policy =
          new Policy("INPUT", IpVersion.V4, new Bounds(1, 10, count, 0), Protection.NONE);
      for (Rule rule : RULES) {
        RuleVerdict verdict = new Verifier(policy).verify(List.of(rule), window).rules().getFirst();
        MatchedFlows matched = new MatchedFlows(List.of(rule), count);
        assertThat(matched.alerts(window, 0, 10).total()).isEqualTo(verdict.alerts());
        assertThat(matched.benign(window, 0, 10).total()).isEqualTo(verdict.benign());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyFlowIsInOneStepAndTheStepsAreBounded(long seed) {
    Random random = new Random(seed);
    AlertWindow window = random(random);
    int most = 2 + random.nextInt(90);
    MatchedFlows matched = new MatchedFlows(RULES, BenignCount.BOTH);
    WindowTimeline line = WindowTimeline.of(window, matched, most);
    assertThat(line.buckets()).hasSizeBetween(1, most);
    assertThat(line.step() % SECOND).isZero();
    assertThat(sum(line, 0)).isEqualTo(window.alerts().size());
    assertThat(sum(line, 1)).isEqualTo(window.benign().size());
    assertThat(sum(line, 2)).isEqualTo(matched.alerts(window, 0, 1).total());
    assertThat(sum(line, 3)).isEqualTo(matched.benign(window, 0, 1).total());
    for (int i = 0; i < line.buckets().size(); i++) {
      assertThat(line.buckets().get(i).start()).isEqualTo(line.start() + i * line.step());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsPutTogetherAreTheWhole(long seed) {
    AlertWindow window = random(new Random(seed));
    MatchedFlows matched = new MatchedFlows(RULES, BenignCount.BOTH);
    List<Flow> flows = new ArrayList<>();
    MatchedFlows.Slice<Flow> part = matched.benign(window, 0, 7);
    flows.addAll(part.items());
    while (part.hasMore()) {
      part = matched.benign(window, part.end(), 7);
      flows.addAll(part.items());
    }
    assertThat(flows).isEqualTo(window.benign().stream().filter(matched::hits).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "0,240,1",
    "200,240,1",
    "3600,240,30",
    "3600,62,60",
    "86400,100,900",
    "400000000,240,1673641"
  })
  void stepsAreLengthsThatAPersonReads(long seconds, int most, long step) {
    AlertWindow window = window(List.of(alert(0)), List.of(flow(seconds * SECOND)));
    assertThat(WindowTimeline.of(window, NOTHING, most).step()).isEqualTo(step * SECOND);
  }

  private static final MatchedFlows NOTHING = new MatchedFlows(List.of(), BenignCount.BOTH);

  @Test
  void aWindowOfOneAlertHasOneStep() {
    assertThat(WindowTimeline.of(window(List.of(alert(-5)), List.of()), NOTHING, 2).buckets())
        .containsExactly(new Bucket(-SECOND, 1, 0, 0, 0));
  }

  @Test
  void oneStepIsNoLine() {
    AlertWindow window = window(List.of(alert(0)), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WindowTimeline.of(window, NOTHING, 1))
        .withMessage("most 1 is not 2 or more");
  }

  private static int sum(WindowTimeline line, int column) {
    return line.buckets().stream()
        .mapToInt(
            b -> List.of(b.alerts(), b.benign(), b.alertsMatched(), b.benignHit()).get(column))
        .sum();
  }

  private static AlertWindow random(Random random) {
    List<Alert> alerts = new ArrayList<>();
    List<Flow> benign = new ArrayList<>();
    long time = random.nextLong(1_000_000_000L) * SECOND;
    for (int i = 1 + random.nextInt(40); i > 0; i--) {
      time += random.nextLong(9 * SECOND);
      alerts.add(new Alert(flow(random, time), AttackClass.UNKNOWN, 1, ""));
      benign.add(flow(random, time - random.nextLong(SECOND)));
    }
    return window(alerts, benign);
  }

  private static AlertWindow window(List<Alert> alerts, List<Flow> benign) {
    return new AlertWindow(1, 0, 60 * SECOND, alerts, benign);
  }

  private static Alert alert(long time) {
    return new Alert(flow(time), AttackClass.UNKNOWN, 1, "");
  }

  private static Flow flow(long time) {
    return flow(new Random(1), time);
  }

  private static Flow flow(Random random, long time) {
    return new Flow(
        time,
        new FiveTuple(
            IpAddress.v4(0x0a000000 + random.nextInt(5)),
            40_000,
            IpAddress.v4(0x0a000000 + (random.nextBoolean() ? 256 : 0) + random.nextInt(5)),
            random.nextBoolean() ? 22 : 80,
            random.nextBoolean() ? Protocol.TCP : Protocol.UDP));
  }
}
