package dev.nirs.verification;

import static dev.nirs.Samples.quiet;
import static dev.nirs.Samples.rule;
import static dev.nirs.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Verdict;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final String ATTACK = "tcp 203.0.113.7:4000 > 192.0.2.10:80";

  @Test
  void climbsTheLevelsOneByOne() {
    List<String> benign = new ArrayList<>(quiet(199));
    benign.add("tcp 192.0.2.44:5000 > 203.0.113.7:443");
    AlertWindow window =
        window(List.of(ATTACK, ATTACK, "tcp 203.0.113.8:4000 > 192.0.2.10:80"), benign);
    assertThat(level("-A FORWARD -s 203.0.113.7 -j DROP", window, 0)).isEqualTo(Level.LEGAL);
    assertThat(level("-A INPUT -s 203.0.113.99 -j DROP", window, 0)).isEqualTo(Level.IN_POLICY);
    assertThat(level("-A INPUT -s 203.0.113.7 -j DROP", window, 0)).isEqualTo(Level.EFFECTIVE);
    assertThat(level("-A INPUT -p tcp --dport 80 -j DROP", window, 0)).isEqualTo(Level.SPARING);
    assertThat(level("-A INPUT -s 203.0.113.8 -j DROP", window, 0)).isEqualTo(Level.SAFE);
    assertThat(level("-A INPUT -s 203.0.113.7 -j DROP", window, 0.005)).isEqualTo(Level.SAFE);
  }

  @Test
  void countsTheAnswersOfABenignFlowUnlessToldOtherwise() {
    AlertWindow window =
        window(List.of(ATTACK), join(quiet(100), "tcp 192.0.2.44:5000 > 203.0.113.7:443"));
    RuleVerdict both =
        verify(policy(0.5, BenignCount.BOTH), window, "-A INPUT -s 203.0.113.7 -j DROP")
            .rules()
            .get(0);
    RuleVerdict forward =
        verify(policy(0.5, BenignCount.FORWARD), window, "-A INPUT -s 203.0.113.7 -j DROP")
            .rules()
            .get(0);
    assertThat(both.benign()).isEqualTo(1);
    assertThat(forward.benign()).isZero();
  }

  @Test
  void aRuleForNewConnectionsSparesTheAnswers() {
    AlertWindow window =
        window(List.of(ATTACK), join(quiet(100), "tcp 192.0.2.44:5000 > 203.0.113.7:443"));
    String rule = "-A INPUT -s 203.0.113.7 -m state --state NEW -j DROP";
    assertThat(verify(policy(0, BenignCount.BOTH), window, rule).rules().get(0).benign()).isZero();
    assertThat(level(rule, window, 0)).isEqualTo(Level.SAFE);
  }

  /** Many rules are held against an index of the flows: their counts are those of a plain look. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void manyRulesAreCountedAsEachAlone(long seed) {
    Random random = new Random(seed);
    List<Alert> alerts = new ArrayList<>();
    List<Flow> benign = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      alerts.add(new Alert(new Flow(i, tuple(random), Volume.UNKNOWN), AttackClass.SCAN, 1, "x"));
      benign.add(new Flow(i, tuple(random), Volume.UNKNOWN));
    }
    AlertWindow window = new AlertWindow(1, 0, 300, alerts, benign);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rules.add(rule(text(random)));
    }
    for (BenignCount count : BenignCount.values()) {
      List<RuleVerdict> verdicts = new Verifier(policy(1, count)).verify(rules, window).rules();
      for (int i = 0; i < rules.size(); i++) {
        CompiledRule compiled = CompiledRule.of(rules.get(i));
        assertThat(verdicts.get(i).alerts())
            .as("%s, seed %d", rules.get(i), seed)
            .isEqualTo(
                (int)
                    alerts.stream()
                        .filter(alert -> compiled.surelyMatches(alert.flow().tuple()))
                        .count());
        assertThat(verdicts.get(i).benign())
            .as("%s, seed %d", rules.get(i), seed)
            .isEqualTo(
                (int)
                    benign.stream()
                        .filter(
                            flow ->
                                count == BenignCount.BOTH
                                    ? compiled.mayHit(flow.tuple())
                                    : compiled.forward(flow.tuple()) != Verdict.NO_MATCH)
                        .count());
      }
    }
  }

  private static FiveTuple tuple(Random random) {
    IpAddress source = address(random);
    return new FiveTuple(
        source,
        random.nextInt(5) - 1,
        random.nextInt(9) == 0 ? source : address(random),
        random.nextInt(5) - 1,
        Protocol.ofNumber(List.of(6, 17, 1).get(random.nextInt(3))));
  }

  private static IpAddress address(Random random) {
    return random.nextInt(8) == 0
        ? IpAddress.UNKNOWN
        : IpAddress.v4(0xc0000200 + random.nextInt(12));
  }

  private static String text(Random random) {
    List<String> parts = new ArrayList<>(List.of("-A INPUT"));
    for (String end : List.of("-s", "-d")) {
      switch (random.nextInt(4)) {
        case 0 -> parts.add(end + " 192.0.2." + random.nextInt(12));
        case 1 -> parts.add("! " + end + " 192.0.2." + random.nextInt(12));
        case 2 -> parts.add(end + " 192.0.2." + 4 * random.nextInt(3) + "/30");
        default -> {}
      }
    }
    int port = random.nextInt(4);
    switch (random.nextInt(8)) {
      case 0, 1 -> parts.add("-p tcp --dport " + port);
      case 2 -> parts.add("-p udp --sport " + port + ":" + (port + 1));
      case 3 -> parts.add("-p tcp ! --dport " + port);
      case 4 -> parts.add("-p tcp -m multiport --dports 0," + (1 + port) + ":5");
      case 5 -> parts.add("-p udp -m multiport --ports " + port + ",3");
      case 6 -> parts.add("-p tcp -m multiport --sports 0,1:" + (2 + port));
      default -> {}
    }
    if (random.nextInt(3) == 0) {
      parts.add("-m state --state NEW");
    }
    return String.join(" ", parts) + " -j DROP";
  }

  @Test
  void boundsTheBenignFlowsOfTheWholeRuleset() {
    List<String> benign =
        join(
            quiet(198), "tcp 203.0.113.7:1 > 192.0.2.44:443", "tcp 203.0.113.8:1 > 192.0.2.44:443");
    AlertWindow window = window(List.of(ATTACK, "tcp 203.0.113.8:4000 > 192.0.2.10:80"), benign);
    RulesetVerdict verdict =
        verify(
            policy(0.005, BenignCount.BOTH),
            window,
            "-A INPUT -s 203.0.113.7 -j DROP",
            "-A INPUT -s 203.0.113.8 -j DROP");
    assertThat(verdict.kept()).hasSize(1);
    assertThat(verdict.rules().get(1).fault())
        .map(Fault::kind)
        .contains(Fault.Kind.TOO_MUCH_BENIGN);
    assertThat(verdict.benignHit()).isEqualTo(1);
  }

  @Test
  void dropsRulesThatAddNothingAndRulesPastTheLimit() {
    AlertWindow window =
        window(List.of(ATTACK, "tcp 203.0.113.8:4000 > 192.0.2.10:80"), quiet(100));
    Policy one =
        new Policy("INPUT", IpVersion.V4, new Bounds(0, 1, BenignCount.BOTH, 100), Protection.NONE);
    RulesetVerdict verdict =
        new Verifier(one)
            .verify(
                rules("-A INPUT -s 203.0.113.7 -j DROP", "-A INPUT -s 203.0.113.8 -j DROP"),
                window);
    assertThat(verdict.rules().get(1).fault()).map(Fault::kind).contains(Fault.Kind.OUTSIDE_POLICY);
    RulesetVerdict twice =
        verify(
            policy(0, BenignCount.BOTH),
            window,
            "-A INPUT -s 203.0.113.7 -j DROP",
            "-A INPUT -s 203.0.113.7 -p tcp -j DROP");
    assertThat(twice.rules().get(1).fault()).map(Fault::kind).contains(Fault.Kind.REDUNDANT);
  }

  @Test
  void anUnknownNeverFlattersARule() {
    AlertWindow window =
        window(
            List.of("tcp 203.0.113.7 > 192.0.2.10"),
            join(quiet(100), "tcp 192.0.2.50 > 192.0.2.10"));
    RuleVerdict verdict =
        verify(
                policy(1, BenignCount.BOTH),
                window,
                "-A INPUT -d 192.0.2.10 -p tcp --dport 80 -j DROP")
            .rules()
            .get(0);
    assertThat(verdict.alerts()).isZero();
    assertThat(verdict.benign()).isEqualTo(1);
  }

  @Test
  void refusesTheOtherFamily() {
    AlertWindow window = window(List.of(ATTACK), quiet(100));
    RulesetVerdict verdict =
        new Verifier(policy(0, BenignCount.BOTH))
            .verify(rules("-A INPUT -s 2001:db8::7 -j DROP"), window);
    assertThat(verdict.rules().get(0).fault()).map(Fault::kind).contains(Fault.Kind.OUTSIDE_POLICY);
  }

  private static Level level(String rule, AlertWindow window, double epsilon) {
    return verify(policy(epsilon, BenignCount.BOTH), window, rule).rules().get(0).level();
  }

  private static RulesetVerdict verify(Policy policy, AlertWindow window, String... rules) {
    return new Verifier(policy).verify(rules(rules), window);
  }

  private static List<Rule> rules(String... texts) {
    return Stream.of(texts).map(text -> rule(text)).toList();
  }

  private static List<String> join(List<String> flows, String... more) {
    return Stream.concat(flows.stream(), Stream.of(more)).toList();
  }

  private static Policy policy(double epsilon, BenignCount count) {
    return new Policy("INPUT", IpVersion.V4, new Bounds(epsilon, 10, count, 100), Protection.NONE);
  }
}
