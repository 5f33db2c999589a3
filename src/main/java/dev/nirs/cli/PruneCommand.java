package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.service.store.ServiceStore;
import dev.nirs.service.store.Undecided;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nirs prune}. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description = {
      "Takes out old suggestions with their flows and decisions. The knowledge base and the audit"
          + " log keep what was learned and done."
    })
final class PruneCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 36_500;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      required = true,
      description = "Days since a suggestion was made, 1 to " + MOST_DAYS + ".")
  private int days;

  @Option(
      names = "--undecided",
      description = "Also those that still wait for a decision; they stay otherwise.")
  private boolean isUndecidedToo;

  @Override
  public Integer call() throws InputException {
    Checked.range(spec, "--older-than", days, MOST_DAYS);
    try (ServiceStore store = data.existing()) {
      int gone =
          store.retain(Duration.ofDays(days), isUndecidedToo ? Undecided.REMOVED : Undecided.KEPT);
      spec.commandLine().getOut().println(gone + " suggestions removed");
      return ExitCode.DONE;
    }
  }
}
