package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.service.StoreException;
import java.io.IOException;
import java.io.PrintWriter;

/** What is said of a command that failed, in one line, and its exit code. */
final class Failure {
  private Failure() {}

  static int print(Exception e, PrintWriter err) {
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
  static int internal(Throwable fault, PrintWriter err) {
    if (System.getenv("NIRS_DEBUG") != null) {
      fault.printStackTrace(err);
    }
    return oneLine(
        err,
        "internal fault, please report it (NIRS_DEBUG=1 shows where): " + fault,
        ExitCode.ENVIRONMENT);
  }

  static int oneLine(PrintWriter err, String message, int code) {
    err.println("nirs: error: " + message.replaceAll("\\s*[\\r\\n]+\\s*", " "));
    return code;
  }
}
