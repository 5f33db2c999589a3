package dev.nirs.cli;

import dev.nirs.app.InputException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command {@code nirs}; names no class of the options, so that a start without needs none. */
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
    Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> crashed(fault, err));
    int code = run(out, err, arguments);
    out.flush();
    err.flush();
    if (PlainCheck.fits(System.getenv(), arguments)) {
      // exit would look through every library for a logger first; here no hook waits for it
      Runtime.getRuntime().halt(code);
    }
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
    if (!PlainCheck.fits(System.getenv(), arguments)) {
      return CommandRun.run(out, err, arguments);
    }
    try {
      return PlainCheck.run(out, err, arguments);
    } catch (InputException e) {
      return Failure.print(e, err);
    }
  }

  private static void crashed(Throwable fault, PrintWriter err) {
    int code = Failure.internal(fault, err);
    err.flush();
    Runtime.getRuntime().halt(code);
  }
}
