package dev.nirs.cli;

import dev.nirs.app.ExampleImport;
import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.Nirs;
import dev.nirs.knowledge.Intake;
import dev.nirs.knowledge.KnowledgeBase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes examples of others in (JSON lines, as 'export' prints them). Every rule is taken"
          + " through grammar and policy again, and counts that contradict one another or the rules"
          + " are refused. They wait in quarantine until somebody accepts them."
    },
    footer = {"", "  nirs knowledge import from-a-friend.jsonl --by 'soc team'"})
final class KnowledgeImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of examples.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--accept",
      description =
          "Show them at once, rejections as warnings too: you answer for them. The cap for an"
              + " incident holds all the same.")
  private boolean isAccepted;

  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private ProtectionOptions protection = new ProtectionOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public Integer call() throws InputException {
    KnowledgeSettings settings = knowledge.settings();
    ExampleImport examples =
        new ExampleImport(
            KnowledgeBase.open(settings.directory()),
            protection.policy(settings),
            decision.decision(),
            isAccepted,
            Nirs.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    PrintWriter out = spec.commandLine().getOut();
    Messages messages = new Messages(spec.commandLine().getErr());
    int[] counts = new int[2];
    for (Path file : files) {
      List<String> faults =
          examples.run(
              file,
              (id, intake) -> {
                out.println(id + "\n    " + IntakeText.of(intake));
                counts[intake instanceof Intake.Refused ? 1 : 0]++;
              });
      faults.forEach(fault -> messages.say("left out: " + fault));
      counts[1] += faults.size();
    }
    messages.say(counts[0] + " examples taken in, " + counts[1] + " refused");
    return counts[1] > 0 || counts[0] == 0 ? ExitCode.NO : ExitCode.DONE;
  }
}
