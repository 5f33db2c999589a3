package dev.nirs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nirs evaluate}: measures against captures whose labels are known. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {"Measures strategies and models against captures whose labels are known."})
final class EvaluateCommand implements Runnable {
  private static final Map<String, Supplier<Object>> SUBCOMMANDS = new LinkedHashMap<>();

  static {
    SUBCOMMANDS.put("traffic", EvaluateTrafficCommand::new);
    SUBCOMMANDS.put("validity", EvaluateValidityCommand::new);
    SUBCOMMANDS.put("retrieval", EvaluateRetrievalCommand::new);
    SUBCOMMANDS.put("regret", EvaluateRegretCommand::new);
  }

  @Spec private CommandSpec spec;

  /**
   * The command line for these arguments, of which this command is the first; as at the root, a
   * subcommand that they name is read alone.
   */
  static CommandLine lineFor(String... arguments) {
    CommandLine line = new CommandLine(new EvaluateCommand());
    Supplier<Object> named = arguments.length > 1 ? SUBCOMMANDS.get(arguments[1]) : null;
    if (named != null) {
      line.addSubcommand(named.get());
    } else {
      SUBCOMMANDS.values().forEach(command -> line.addSubcommand(command.get()));
    }
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
