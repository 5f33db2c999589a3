package dev.nirs.cli;

import dev.nirs.app.Decision;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say who decides, and why. */
final class DecisionOptions {
  @Option(
      names = "--by",
      paramLabel = "WHO",
      description = "Who answers for it (default: the user that runs nirs).")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, in one line; kept with the entry.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--incident",
      paramLabel = "NAME",
      description =
          "The incident that the case belongs to: a-z, 0-9, dots, dashes, slashes"
              + " (default: local/DAY/PATTERN of its window).")
  private Optional<String> incident = Optional.empty();

  Decision decision() {
    return new Decision(by.orElse(WhoOptions.user()), reason.orElse(""), incident);
  }
}
