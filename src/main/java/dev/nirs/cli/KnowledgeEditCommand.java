package dev.nirs.cli;

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

/** {@code nirs knowledge edit}. */
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes other rules for the window of a stored suggestion in as an example. They are verified"
          + " to L5 against the flows of that window; where these are no longer kept, only rules of"
          + " the suggestion itself can be."
    },
    footer = {
      "",
      "  nirs knowledge edit 3f0a91c2 --rule '-A INPUT -s 192.0.2.7 -p tcp --dport 22 -j DROP'"
    })
final class KnowledgeEditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SUGGESTION", description = "The suggestion, as its card names it.")
  private String id = "";

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      required = true,
      description = "A rule, from -A on; may be repeated.")
  private List<String> rules = new ArrayList<>();

  @Mixin private CurationOptions options = new CurationOptions();

  @Override
  public Integer call() throws InputException {
    Intake intake = options.curation().edit(id, rules, options.decision());
    spec.commandLine().getOut().println(IntakeText.of(intake));
    return IntakeText.code(intake);
  }
}
