package dev.nirs.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.nirs.traffic.IpVersion;
import java.util.List;

/**
 * Whatever the text, the grammar reads or refuses it. Run as a test, it goes through the inputs of
 * its folder of resources; docs/fuzzing.md says how new ones are looked for.
 */
class RuleGrammarFuzzTest {
  private static final RuleGrammar V4 = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS);
  private static final RuleGrammar V6 = new RuleGrammar(IpVersion.V6, RuleGrammar.CHAINS);

  @FuzzTest(maxDuration = "10m")
  void anyLineIsReadOrRefused(FuzzedDataProvider data) {
    String line = data.consumeRemainingAsString();
    check(V4, line);
    check(V6, line);
  }

  private static void check(RuleGrammar grammar, String line) {
    switch (grammar.parse(line)) {
      case ParsedLine.Accepted accepted -> {
        assertThat(accepted.rules()).isNotEmpty();
        accepted.rules().forEach(rule -> readsBack(grammar, rule));
        accepted.notes().forEach(note -> standsWithin(note, line));
      }
      case ParsedLine.Refused refused -> {
        assertThat(refused.diagnostics()).isNotEmpty();
        refused.diagnostics().forEach(fault -> standsWithin(fault, line));
      }
    }
  }

  private static void readsBack(RuleGrammar grammar, Rule rule) {
    assertThat(grammar.parse(rule.canonical()))
        .isEqualTo(new ParsedLine.Accepted(List.of(rule), List.of()));
  }

  private static void standsWithin(Diagnostic diagnostic, String line) {
    assertThat(diagnostic.column()).isBetween(1, line.length() + 1);
  }
}
