package dev.nirs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the command in this process and keeps what it prints. */
final class RunCommand {
  private RunCommand() {}

  static Printed run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter outWriter = new PrintWriter(out);
    PrintWriter errWriter = new PrintWriter(err);
    int code = Main.run(outWriter, errWriter, arguments);
    outWriter.flush();
    errWriter.flush();
    return new Printed(code, out.toString(), err.toString());
  }

  /** What a command printed, and its exit code. */
  record Printed(int code, String out, String err) {}
}
