package dev.nirs.app;

import dev.nirs.notation.Printable;
import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules as a person or a file wrote them, taken through the grammar.
 *
 * @param rules the legal ones, each once, in order
 * @param faults why the others are none, one sentence each
 */
record RuleText(List<Rule> rules, List<String> faults) {

  RuleText {
    rules = List.copyOf(rules);
    faults = List.copyOf(faults);
  }

  static RuleText read(List<String> lines, IpVersion version) {
    RuleGrammar grammar = new RuleGrammar(version, RuleGrammar.CHAINS);
    List<Rule> rules = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String line : lines) {
      switch (grammar.parse(line)) {
        case ParsedLine.Accepted accepted ->
            accepted.rules().stream().filter(r -> !rules.contains(r)).forEach(rules::add);
        case ParsedLine.Refused refused -> faults.add(fault(line, refused));
      }
    }
    return new RuleText(rules, faults);
  }

  private static String fault(String line, ParsedLine.Refused refused) {
    Diagnostic first = refused.diagnostics().get(0);
    return "'"
        + Printable.head(line, 100)
        + "': column "
        + first.column()
        + ": "
        + first.message()
        + (first.expected().isEmpty() ? "" : "; expected " + first.expected());
  }
}
