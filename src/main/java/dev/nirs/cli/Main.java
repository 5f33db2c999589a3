package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.service.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command {@code nirs}. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments as the shell gives them
   */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs a command.
   *
   * @param out takes the result
   * @param err takes progress and errors
   * @param arguments as the shell gives them
   * @return the exit code: 0 done, 1 the answer is no, 2 wrong usage or input, 3 something is
   *     missing on this machine
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    try {
      CommandLine line = NirsCommand.lineFor(arguments);
      line.setOut(out).setErr(err);
      line.setDefaultValueProvider(DefaultValues.of(System.getenv(), arguments));
      line.setUsageHelpAutoWidth(true).setAbbreviatedOptionsAllowed(false);
      line.setParameterExceptionHandler((e, args) -> usage(e, err));
      line.setExecutionExceptionHandler((e, command, result) -> failed(e, err));
      return line.execute(arguments);
    } catch (IOException e) {
      return oneLine(err, String.valueOf(e.getMessage()), ExitCode.USAGE);
    }
  }

  private static int usage(CommandLine.ParameterException e, PrintWriter err) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    return oneLine(
        err,
        String.valueOf(e.getMessage()) + " ('" + command + " --help' tells more)",
        ExitCode.USAGE);
  }

  private static int failed(Exception e, PrintWriter err) {
    return switch (e) {
      case InputException input -> oneLine(err, String.valueOf(input.getMessage()), ExitCode.USAGE);
      case KnowledgeException knowledge ->
          oneLine(err, String.valueOf(knowledge.getMessage()), ExitCode.USAGE);
      case StoreException store ->
          oneLine(err, String.valueOf(store.getMessage()), ExitCode.ENVIRONMENT);
      case IOException io -> oneLine(err, String.valueOf(io.getMessage()), ExitCode.ENVIRONMENT);
      default -> internal(e, err);
    };
  }

  /** A fault of ours; its trace is of use to us only. */
  private static int internal(Exception e, PrintWriter err) {
    if (System.getenv("NIRS_DEBUG") != null) {
      e.printStackTrace(err);
    }
    return oneLine(
        err,
        "internal fault, please report it (NIRS_DEBUG=1 shows where): " + e,
        ExitCode.ENVIRONMENT);
  }

  private static int oneLine(PrintWriter err, String message, int code) {
    err.println("nirs: error: " + String.valueOf(message).replaceAll("\\s*[\\r\\n]+\\s*", " "));
    return code;
  }
}
