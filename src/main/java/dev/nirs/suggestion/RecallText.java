package dev.nirs.suggestion;

import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Playbook;
import dev.nirs.knowledge.Retrieved;
import dev.nirs.knowledge.Warning;
import dev.nirs.notation.EnumName;
import dev.nirs.prompt.PlaybookAdvice;
import dev.nirs.prompt.PromptExample;
import dev.nirs.prompt.PromptInput;
import dev.nirs.prompt.PromptWarning;
import dev.nirs.prompt.ReasonCode;
import dev.nirs.summary.WindowSummary;
import dev.nirs.verification.Policy;
import java.util.List;
import java.util.stream.Stream;

/** Turns what was retrieved into what a prompt shows. */
final class RecallText {
  private RecallText() {}

  static PromptInput input(WindowSummary summary, Policy policy, Retrieved retrieved) {
    return new PromptInput(
        summary,
        policy.chain(),
        retrieved.examples().stream().map(scored -> example(scored.entry(), policy)).toList(),
        policy.protection().hosts(),
        retrieved.playbooks().stream().map(scored -> advice(scored.entry())).toList(),
        List.of(),
        List.of(),
        retrieved.warnings().stream().map(w -> new PromptWarning(w.rules(), w.reason())).toList());
  }

  /** An example's rules append to the chain that is asked for. */
  private static PromptExample example(Example example, Policy policy) {
    List<String> rules =
        example.rules().stream()
            .map(rule -> rule.replaceFirst("^-A \\S+", "-A " + policy.chain()))
            .toList();
    return new PromptExample(example.window(), ReasonCode.of(example.pattern()), rules);
  }

  private static PlaybookAdvice advice(Playbook playbook) {
    String pattern = EnumName.kebab(playbook.pattern());
    return new PlaybookAdvice(pattern, playbook.prefer(), playbook.avoid());
  }

  static List<String> identifiers(Retrieved retrieved) {
    return Stream.of(
            retrieved.playbooks().stream().map(scored -> scored.entry().id()),
            retrieved.examples().stream().map(scored -> scored.entry().id()),
            retrieved.warnings().stream().map(Warning::id))
        .flatMap(ids -> ids)
        .toList();
  }
}
