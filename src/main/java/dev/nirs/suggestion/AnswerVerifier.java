package dev.nirs.suggestion;

import dev.nirs.model.CleanedAnswer;
import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Level;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.RulesetVerdict;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the lines of an answer through the grammar (L1) and the rules through verification (L2 to
 * L5).
 */
final class AnswerVerifier {
  private final RuleGrammar grammar;
  private final Verifier verifier;

  AnswerVerifier(Policy policy) {
    this.grammar = new RuleGrammar(policy.version(), RuleGrammar.CHAINS);
    this.verifier = new Verifier(policy);
  }

  VerifiedAnswer verify(CleanedAnswer answer, AlertWindow window) {
    List<RefusedLine> refused = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (String line : answer.lines()) {
      switch (grammar.parse(line)) {
        case ParsedLine.Accepted accepted ->
            accepted.rules().stream().filter(r -> !rules.contains(r)).forEach(rules::add);
        case ParsedLine.Refused no -> refused.add(illegal(line, no));
      }
    }
    RulesetVerdict verdict = verifier.verify(rules, window);
    for (RuleVerdict rule : verdict.rules()) {
      rule.fault()
          .ifPresent(
              fault -> refused.add(new RefusedLine(rule.rule().canonical(), rule.level(), fault)));
    }
    return new VerifiedAnswer(verdict, refused);
  }

  private static RefusedLine illegal(String line, ParsedLine.Refused refused) {
    Diagnostic first = refused.diagnostics().get(0);
    String expected = first.expected().isEmpty() ? "" : "; expected " + first.expected();
    String message = "column " + first.column() + ": " + first.message() + expected;
    return new RefusedLine(line, Level.ANSWERED, new Fault(Fault.Kind.ILLEGAL, message));
  }
}
