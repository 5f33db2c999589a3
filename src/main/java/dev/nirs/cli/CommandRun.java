package dev.nirs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Reads the options and runs the command that the arguments name. */
final class CommandRun {
  private CommandRun() {}

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    try {
      CommandLine line = NirsCommand.lineFor(arguments);
      line.setOut(out).setErr(err);
      line.setDefaultValueProvider(DefaultValues.of(System.getenv(), arguments));
      line.setUsageHelpAutoWidth(true).setAbbreviatedOptionsAllowed(false);
      line.setParameterExceptionHandler((e, args) -> usage(e, err));
      line.setExecutionExceptionHandler((e, command, result) -> Failure.print(e, err));
      return line.execute(arguments);
    } catch (IOException e) {
      return Failure.oneLine(err, String.valueOf(e.getMessage()), ExitCode.USAGE);
    }
  }

  private static int usage(CommandLine.ParameterException e, PrintWriter err) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    return Failure.oneLine(
        err,
        String.valueOf(e.getMessage()) + " ('" + command + " --help' tells more)",
        ExitCode.USAGE);
  }
}
