package dev.nirs.cli;

import dev.nirs.app.CheckSettings;
import dev.nirs.app.InputException;
import dev.nirs.traffic.IpVersion;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code nirs check} with files alone: no option, and no default of one in a file or the
 * environment. The model of the options, which is most of a start, is then not needed.
 */
final class PlainCheck {
  /** The variables that are no options of {@code check}. */
  private static final Set<String> NO_OPTIONS =
      Set.of(
          "NIRS_DEBUG",
          "NIRS_HOME",
          "NIRS_JAVA_HOME",
          "NIRS_JAVA_OPTS",
          "NIRS_KNOWLEDGE",
          "NIRS_STORE",
          "NIRS_VECTOR_STORE");

  private PlainCheck() {}

  /** Whether these arguments need no option to be read. */
  static boolean fits(Map<String, String> environment, String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("check")) {
      return false;
    }
    for (String argument : arguments) {
      if (!isFile(argument)) {
        return false;
      }
    }
    for (String name : environment.keySet()) {
      if (name.startsWith("NIRS_") && !NO_OPTIONS.contains(name)) {
        return false;
      }
    }
    return !Files.exists(Path.of("nirs.yaml"));
  }

  /** An @ would name a file of arguments. */
  private static boolean isFile(String argument) {
    return argument.equals("-")
        || !argument.isEmpty() && argument.charAt(0) != '-' && argument.charAt(0) != '@';
  }

  /** The exit code of {@code check} with its options as they are where none is given. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) throws InputException {
    CheckSettings settings =
        new CheckSettings(IpVersion.V4, Optional.empty(), Set.of(), Optional.empty(), false, false);
    List<String> files = List.of(arguments).subList(1, arguments.length);
    return new CheckRun(out, err, settings, Output.text, false).run(files);
  }
}
