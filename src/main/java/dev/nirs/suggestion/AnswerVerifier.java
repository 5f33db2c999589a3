package dev.nirs.suggestion;

import dev.nirs.model.AnsweredRule;
import dev.nirs.model.ReadAnswer;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes what an answer says through the grammar (L1) and the rules through verification (L2 to L5).
 */
final class AnswerVerifier {
  private final RuleGrammar grammar;
  private final Verifier verifier;

  AnswerVerifier(Policy policy) {
    this.grammar = new RuleGrammar(policy.version(), RuleGrammar.CHAINS);
    this.verifier = new Verifier(policy);
  }

  VerifiedAnswer verify(ReadAnswer answer, AlertWindow window) {
    List<RefusedLine> refused = new ArrayList<>();
    Set<Rule> rules = new LinkedHashSet<>();
    for (AnsweredRule rule : answer.rules()) {
      switch (rule) {
        case AnsweredRule.Made made -> rules.add(made.rule());
        case AnsweredRule.Unusable no -> refused.add(illegal(no.text(), no.why()));
        case AnsweredRule.Line line -> {
          switch (grammar.parse(line.text())) {
            case ParsedLine.Accepted accepted -> rules.addAll(accepted.rules());
            case ParsedLine.Refused no -> refused.add(illegal(line.text(), message(no)));
          }
        }
      }
    }
    RulesetVerdict verdict = verifier.verify(List.copyOf(rules), window);
    for (RuleVerdict rule : verdict.rules()) {
      rule.fault()
          .ifPresent(
              fault -> refused.add(new RefusedLine(rule.rule().canonical(), rule.level(), fault)));
    }
    return new VerifiedAnswer(answer, verdict, refused);
  }

  private static RefusedLine illegal(String line, String why) {
    return new RefusedLine(line, Level.ANSWERED, new Fault(Fault.Kind.ILLEGAL, why));
  }

  private static String message(ParsedLine.Refused refused) {
    Diagnostic first = refused.diagnostics().get(0);
    String expected = first.expected().isEmpty() ? "" : "; expected " + first.expected();
    return "column " + first.column() + ": " + first.message() + expected;
  }
}
