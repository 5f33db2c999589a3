package dev.nirs.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says who acts, for the audit log. */
final class WhoOptions {
  @Option(
      names = "--by",
      paramLabel = "WHO",
      description = "Who does it, for the audit log (default: the user that runs nirs).")
  private Optional<String> by = Optional.empty();

  String name() {
    return by.orElse(user());
  }

  /** The user that runs nirs, in printable characters without spaces; {@code unknown} if none. */
  static String user() {
    String user = System.getProperty("user.name", "").replaceAll("[^\\x21-\\x7e]", "");
    return user.isEmpty() ? "unknown" : user;
  }
}
