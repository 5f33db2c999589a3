package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.service.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

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

  /** A fault of ours, whose trace is of use to us only, or a heap that is too small. */
  static int internal(Throwable fault, PrintWriter err) {
    if (System.getenv("NIRS_DEBUG") != null) {
      fault.printStackTrace(err);
    }
    if (isOutOfMemory(fault)) {
      return oneLine(err, outOfMemory(), ExitCode.ENVIRONMENT);
    }
    return oneLine(
        err,
        "internal fault, please report it (NIRS_DEBUG=1 shows where): " + fault,
        ExitCode.ENVIRONMENT);
  }

  private static boolean isOutOfMemory(Throwable fault) {
    Optional<Throwable> next = Optional.of(fault);
    while (next.isPresent() && !(next.get() instanceof OutOfMemoryError)) {
      next = Optional.ofNullable(next.get().getCause());
    }
    return next.isPresent();
  }

  private static String outOfMemory() {
    return "out of memory: what was asked for does not fit in the "
        + Runtime.getRuntime().maxMemory() / (1 << 20)
        + " MiB that Java may use; give it more (NIRS_JAVA_OPTS=-Xmx8g), or make windows smaller"
        + " (--max-window, --benign-window)";
  }

  static int oneLine(PrintWriter err, String message, int code) {
    err.println("nirs: error: " + message.replaceAll("\\s*[\\r\\n]+\\s*", " "));
    return code;
  }
}
