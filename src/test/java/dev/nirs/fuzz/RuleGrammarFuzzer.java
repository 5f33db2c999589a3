package dev.nirs.fuzz;

import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever the text, the grammar reads or refuses it; what it accepts reads back as itself. */
public final class RuleGrammarFuzzer {
  private static final RuleGrammar V4 = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS);
  private static final RuleGrammar V6 = new RuleGrammar(IpVersion.V6, RuleGrammar.CHAINS);

  private RuleGrammarFuzzer() {}

  /** One input; throws where a promise is broken. The name is Jazzer's. */
  public static void fuzzerTestOneInput(byte[] data) {
    String line = new String(data, StandardCharsets.UTF_8);
    check(V4, line);
    check(V6, line);
  }

  private static void check(RuleGrammar grammar, String line) {
    switch (grammar.parse(line)) {
      case ParsedLine.Accepted accepted -> {
        require(!accepted.rules().isEmpty(), "accepted without a rule");
        accepted.rules().forEach(rule -> readsBack(grammar, rule));
        accepted.notes().forEach(note -> standsWithin(note, line));
      }
      case ParsedLine.Refused refused -> {
        require(!refused.diagnostics().isEmpty(), "refused without a reason");
        refused.diagnostics().forEach(fault -> standsWithin(fault, line));
      }
    }
  }

  private static void readsBack(RuleGrammar grammar, Rule rule) {
    String text = rule.canonical();
    ParsedLine again = grammar.parse(text);
    require(
        again.equals(new ParsedLine.Accepted(List.of(rule), List.of())),
        text + " reads back as " + again);
  }

  private static void standsWithin(Diagnostic diagnostic, String line) {
    require(diagnostic.column() <= line.length() + 1, diagnostic + " is past the end");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException(message);
    }
  }
}
