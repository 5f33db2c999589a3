package dev.nirs.cli;

import picocli.CommandLine.Option;

/** The option that says which windows are drawn. */
final class DrawSeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the draw (default: ${DEFAULT-VALUE}).")
  private long seed;

  long value() {
    return seed;
  }
}
