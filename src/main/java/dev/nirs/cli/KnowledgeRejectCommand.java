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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge reject}. */
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Keeps rules of stored suggestions as ones to avoid: a window like theirs is shown them as a"
          + " warning."
    },
    footer = {"", "  nirs knowledge reject 3f0a91c2 --reason 'cuts off the backup server'"})
final class KnowledgeRejectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SUGGESTION",
      arity = "1..*",
      description = "Suggestions, as their cards name them.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description =
          "Only this rule of the suggestion is wrong; may be repeated (default: all its rules).")
  private List<String> rules = new ArrayList<>();

  @Mixin private CurationOptions options = new CurationOptions();

  @Override
  public Integer call() throws InputException {
    Curation curation = options.curation();
    int code = ExitCode.DONE;
    for (String id : ids) {
      Intake intake = curation.reject(id, rules, options.decision());
      spec.commandLine().getOut().println(IntakeText.of(intake));
      code = Math.max(code, IntakeText.code(intake));
    }
    return code;
  }
}
