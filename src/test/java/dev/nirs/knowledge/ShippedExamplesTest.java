package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that come with nirs: enough, of several captures, and each one verified. */
class ShippedExamplesTest {
  private static KnowledgeSnapshot shipped;

  @BeforeAll
  static void read() throws KnowledgeException {
    shipped = KnowledgeBase.open(Path.of("knowledge-base")).snapshot();
  }

  static List<Example> examples() throws KnowledgeException {
    return KnowledgeBase.open(Path.of("knowledge-base")).snapshot().activeExamples();
  }

  @Test
  void areAtLeastFortyOfSeveralCapturesAndPatterns() {
    assertThat(shipped.faults()).isEmpty();
    assertThat(shipped.activeExamples()).hasSizeGreaterThanOrEqualTo(40);
    Set<String> captures =
        shipped.activeExamples().stream()
            .map(example -> example.incident().substring(0, example.incident().indexOf('/')))
            .collect(Collectors.toSet());
    assertThat(captures).contains("cic-ids-2017", "ton-iot", "unsw-nb15");
    assertThat(shipped.activeExamples().stream().map(example -> example.window().pattern()))
        .doesNotContainNull();
    assertThat(
            shipped.activeExamples().stream()
                .map(example -> example.window().pattern())
                .distinct()
                .count())
        .isGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void holdLegalRulesInCanonicalFormThatKeepTheirBound(Example example) {
    RuleGrammar grammar = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS);
    for (String rule : example.rules()) {
      assertThat(grammar.parse(rule))
          .isInstanceOfSatisfying(
              ParsedLine.Accepted.class,
              accepted ->
                  assertThat(accepted.rules())
                      .singleElement()
                      .satisfies(read -> assertThat(read.canonical()).isEqualTo(rule)));
      assertThat(rule).endsWith("-j DROP");
    }
    Outcome outcome = example.outcome();
    assertThat(outcome.alertsMatched() * 2).isGreaterThanOrEqualTo(outcome.alerts());
    assertThat((double) outcome.benignMatched())
        .isLessThanOrEqualTo(outcome.epsilon() * outcome.benign());
  }
}
