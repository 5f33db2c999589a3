package dev.nirs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nirs evaluate}: measures against captures whose labels are known. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    subcommands = {
      EvaluateTrafficCommand.class,
      EvaluateValidityCommand.class,
      EvaluateRetrievalCommand.class,
      EvaluateRegretCommand.class
    },
    description = {"Measures strategies and models against captures whose labels are known."})
final class EvaluateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
