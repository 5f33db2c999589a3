package dev.nirs.suggestion;

import static dev.nirs.Samples.quiet;
import static dev.nirs.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.model.AnsweredRule;
import dev.nirs.model.ReadAnswer;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuggestionPipelineTest {
  private static final List<String> TWO_SOURCES =
      List.of(
          "tcp 203.0.113.7:4000 > 192.0.2.10:80",
          "tcp 203.0.113.7:4001 > 192.0.2.10:80",
          "tcp 203.0.113.99:4002 > 192.0.2.11:21");

  @Test
  void suggestsTheModelsRulesWhereTheyAreBest() {
    Suggestion suggestion =
        suggest(window(TWO_SOURCES, quiet(100)), "-A INPUT -s 203.0.113.0/24 -j DROP");
    assertThat(suggestion.outcome()).isEqualTo(new Outcome.Model());
    assertThat(rules(suggestion)).containsExactly("-A INPUT -s 203.0.113.0/24 -j DROP");
    assertThat(suggestion.rules())
        .extracting(SuggestedRule::source)
        .containsOnly(SuggestedRule.Source.MODEL);
    assertThat(suggestion.coverage()).isEqualTo(1);
  }

  @Test
  void topsUpWhatTheModelLeavesOver() {
    Suggestion suggestion =
        suggest(window(TWO_SOURCES, quiet(100)), "-A INPUT -s 203.0.113.7 -j DROP");
    assertThat(suggestion.outcome()).isEqualTo(new Outcome.Completed());
    assertThat(suggestion.rules())
        .extracting(SuggestedRule::source)
        .containsExactly(SuggestedRule.Source.MODEL, SuggestedRule.Source.ATOMIC);
    assertThat(suggestion.coverage()).isEqualTo(1);
  }

  @Test
  void fallsBackWhereTheBaselineIsBetter() {
    String narrow = "-A INPUT -s 203.0.113.7 -d 192.0.2.10 -p tcp --sport 4000 -j DROP";
    Suggestion suggestion = suggest(window(TWO_SOURCES, quiet(100)), narrow);
    assertThat(suggestion.outcome())
        .isInstanceOfSatisfying(
            Outcome.Fallback.class, f -> assertThat(f.reason()).isEqualTo(FallbackReason.WORSE));
    assertThat(suggestion.rules()).hasSize(2);
  }

  @Test
  void neverSuggestsWhatAHostileModelWants() {
    Suggestion suggestion =
        suggest(
            window(TWO_SOURCES, quiet(100)),
            "-F",
            "-A INPUT -s 203.0.113.7 -j ACCEPT",
            "-A INPUT -j DROP",
            "-A INPUT -s 0.0.0.0/0 -j DROP",
            "-A INPUT -s 0.0.0.0/1 -j DROP",
            "-A INPUT -p tcp --dport 22 -j DROP",
            "-A INPUT ! -s 198.51.100.1 -j DROP",
            "-A INPUT -s 203.0.113.7 -j DROP; rm -rf /",
            "-A INPUT -s 203.0.113.7 -j DROP\nCOMMIT",
            "-P INPUT DROP",
            "-A OUTPUT -d 203.0.113.7 -j DROP",
            "-A INPUT -s 127.0.0.1 -j DROP");
    assertThat(suggestion.outcome().word()).isEqualTo("FALLBACK");
    assertThat(rules(suggestion))
        .containsExactly(
            "-A INPUT -s 203.0.113.7/32 -j DROP", "-A INPUT -s 203.0.113.99/32 -j DROP");
  }

  @Test
  void abstainsAndNamesTheBestRefusedCandidate() {
    Protection protection =
        new Protection(
            List.of(
                Prefix.parse("203.0.113.0/24").orElseThrow(),
                Prefix.parse("192.0.2.0/24").orElseThrow()),
            List.of(),
            Set.of());
    Policy policy =
        new Policy("INPUT", IpVersion.V4, new Bounds(0, 10, BenignCount.BOTH, 100), protection);
    Suggestion suggestion =
        new SuggestionPipeline(policy, Proposer.NONE).suggest(window(TWO_SOURCES, quiet(100)));
    assertThat(suggestion.rules()).isEmpty();
    assertThat(suggestion.outcome())
        .isInstanceOfSatisfying(
            Outcome.Abstained.class,
            a -> {
              assertThat(a.best())
                  .map(b -> b.rule().canonical())
                  .contains("-A INPUT -s 203.0.113.7/32 -j DROP");
              assertThat(a.best().orElseThrow().fault())
                  .map(Fault::kind)
                  .contains(Fault.Kind.PROTECTED);
            });
  }

  @Test
  void holdsToSourcesWhereTheBenignWindowIsThin() {
    List<String> alerts = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      alerts.add("tcp 203.0.113." + i + ":4000 > 192.0.2.10:80");
    }
    Suggestion thin = suggest(window(alerts, quiet(99)));
    assertThat(rules(thin)).hasSize(20).allMatch(rule -> rule.contains(" -s "));
    assertThat(rules(suggest(window(alerts, quiet(100)))))
        .containsExactly("-A INPUT -d 192.0.2.10/32 -p tcp -m tcp --dport 80 -j DROP");
  }

  @Test
  void suggestsIpv6RulesForIpv6AlertsOnly() {
    Policy v6 =
        new Policy("INPUT", IpVersion.V6, new Bounds(0, 10, BenignCount.BOTH, 0), Protection.NONE);
    AlertWindow mixed =
        window(
            List.of(
                "tcp [2001:db8::7]:4000 > [2001:db8::1]:80", "tcp 203.0.113.7:1 > 192.0.2.1:80"),
            List.of());
    Suggestion suggestion = new SuggestionPipeline(v6, Proposer.NONE).suggest(mixed);
    assertThat(rules(suggestion)).containsExactly("-A INPUT -s 2001:db8::7/128 -j DROP");
    assertThat(suggestion.alertsOfOtherFamily()).isEqualTo(1);
  }

  @Test
  void isNeverWorseThanTheBaselineWhateverTheModelSays() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      AlertWindow window =
          window(flows(random, 1 + random.nextInt(30)), flows(random, random.nextInt(150)));
      String[] answer =
          flows(random, random.nextInt(6)).stream()
              .map(SuggestionPipelineTest::ruleOf)
              .toArray(String[]::new);
      Policy policy =
          new Policy(
              "INPUT",
              IpVersion.V4,
              new Bounds(random.nextInt(3) * 0.05, 4, BenignCount.BOTH, 50),
              Protection.NONE);
      Suggestion suggestion =
          new SuggestionPipeline(policy, answering(policy, answer)).suggest(window);
      assertThat(suggestion.baseline().isBetterThan(suggestion.impact())).isFalse();
      assertThat(suggestion.rules()).hasSizeLessThanOrEqualTo(4);
      assertThat(suggestion.falsePositiveRate())
          .isLessThanOrEqualTo(policy.bounds().epsilon() + 1e-9);
    }
  }

  private static String ruleOf(String flow) {
    String[] parts = flow.split("[ :]", 6);
    return switch (flow.hashCode() & 3) {
      case 0 -> "-A INPUT -s " + parts[1] + " -j DROP";
      case 1 -> "-A INPUT -d " + parts[4] + " -p tcp --dport " + parts[5] + " -j DROP";
      case 2 -> "-A INPUT -s " + parts[1] + "/24 -j DROP";
      default -> "-A INPUT -s " + parts[1] + " -d " + parts[4] + " -j REJECT";
    };
  }

  private static List<String> flows(Random random, int count) {
    return Stream.generate(
            () ->
                "tcp 203.0."
                    + random.nextInt(3)
                    + "."
                    + (1 + random.nextInt(4))
                    + ":"
                    + (4000 + random.nextInt(3))
                    + " > 192.0.2."
                    + (1 + random.nextInt(3))
                    + ":"
                    + (80 + random.nextInt(2)))
        .limit(count)
        .toList();
  }

  private static Suggestion suggest(AlertWindow window, String... answer) {
    Policy policy =
        new Policy(
            "INPUT",
            IpVersion.V4,
            new Bounds(0, 100, BenignCount.BOTH, 100),
            new Protection(Protection.LOOPBACK, List.of(), Protection.SSH));
    return new SuggestionPipeline(policy, answering(policy, answer)).suggest(window);
  }

  /** The part of the model path after the model: what becomes of the lines it wrote. */
  private static Proposer answering(Policy policy, String... lines) {
    if (lines.length == 0) {
      return Proposer.NONE;
    }
    return (window, summary) -> {
      VerifiedAnswer answer =
          new AnswerVerifier(policy)
              .verify(
                  new ReadAnswer(
                      Stream.of(lines).<AnsweredRule>map(AnsweredRule.Line::new).toList(),
                      Optional.empty(),
                      false,
                      false,
                      List.of()),
                  window);
      ModelRun run =
          new ModelRun("test", "", "", "text", "", 1, 0, 0, List.of(), List.of(), answer.refused());
      return answer.verdict().kept().isEmpty()
          ? new Proposal.Failed(answer.reason(), answer.detail(), Optional.of(run))
          : new Proposal.Rules(answer.verdict(), run);
    };
  }

  private static List<String> rules(Suggestion suggestion) {
    return suggestion.rules().stream().map(r -> r.rule().canonical()).toList();
  }
}
