package dev.nirs.cli;

import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.ExampleFile;
import dev.nirs.knowledge.KnowledgeBase;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Prints examples as JSON lines, which 'import' reads.",
    footer = {"", "  nirs knowledge export --incident local > for-a-friend.jsonl"})
final class KnowledgeExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Option(
      names = "--incident",
      paramLabel = "NAME",
      description = "Only this incident and those below it.")
  private Optional<String> incident = Optional.empty();

  @Option(names = "--all", description = "Those too that are revoked, merged or in quarantine.")
  private boolean all;

  @Override
  public Integer call() {
    KnowledgeBase base = KnowledgeBase.open(knowledge.settings().directory());
    PrintWriter out = spec.commandLine().getOut();
    List<Example> examples =
        (all ? base.snapshot().examples() : base.snapshot().shownExamples())
            .stream().filter(this::isWanted).toList();
    examples.forEach(example -> out.println(ExampleFile.line(example)));
    Messages messages = new Messages(spec.commandLine().getErr());
    base.snapshot().faults().forEach(fault -> messages.say("left out: " + fault));
    messages.say(examples.size() + " examples exported");
    return examples.isEmpty() ? ExitCode.NO : ExitCode.DONE;
  }

  private boolean isWanted(Example example) {
    return incident
        .map(name -> (example.incident() + "/").startsWith(name.endsWith("/") ? name : name + "/"))
        .orElse(true);
  }
}
