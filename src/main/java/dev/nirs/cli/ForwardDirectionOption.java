package dev.nirs.cli;

import dev.nirs.selection.BenignCount;
import picocli.CommandLine.Option;

/** The option that says which packets of a benign flow an evaluation counts. */
final class ForwardDirectionOption {
  @Option(
      names = "--direction",
      paramLabel = "forward|both",
      defaultValue = "forward",
      description =
          "Which packets of a benign flow count as hit: its own direction, as in the talk, or the"
              + " answers too (default: ${DEFAULT-VALUE}).")
  private PolicyOptions.Direction direction = PolicyOptions.Direction.forward;

  BenignCount count() {
    return direction.count();
  }

  /** As it is given. */
  String word() {
    return direction.name();
  }
}
