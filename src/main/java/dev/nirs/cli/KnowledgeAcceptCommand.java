package dev.nirs.cli;

import dev.nirs.app.Curation;
import dev.nirs.app.InputException;
import dev.nirs.knowledge.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge accept}. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes the rules of stored suggestions in as examples, verified again to L5, or lets examples"
          + " out of quarantine. They are retrieved from then on. Near duplicates of one incident"
          + " merge; of one incident at most six are shown."
    },
    footer = {
      "",
      "  nirs knowledge accept 3f0a91c2 --by 'soc team' --reason 'confirmed with the owner'"
    })
final class KnowledgeAcceptCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description =
          "Suggestions, as their cards and their JSON name them (six or more first digits do), or"
              + " examples in quarantine.")
  private List<String> ids = new ArrayList<>();

  @Mixin private CurationOptions options = new CurationOptions();

  @Override
  public Integer call() throws InputException {
    Curation curation = options.curation();
    int code = ExitCode.DONE;
    for (String id : ids) {
      Intake intake =
          curation.isWaiting(id)
              ? curation.release(id, options.decision())
              : curation.accept(id, options.decision());
      spec.commandLine().getOut().println(IntakeText.of(intake));
      code = Math.max(code, IntakeText.code(intake));
    }
    return code;
  }
}
