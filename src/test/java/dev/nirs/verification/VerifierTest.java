package dev.nirs.verification;

import static dev.nirs.Samples.quiet;
import static dev.nirs.Samples.rule;
import static dev.nirs.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.IpVersion;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
