package dev.nirs.cli;

import dev.nirs.window.WindowSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options that say when windows close. */
final class WindowOptions {
  @Option(
      names = "--idle",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = Converters.OfPositiveDuration.class,
      description =
          "An alert window closes when no alert came for this long (default: ${DEFAULT-VALUE}).")
  private Duration idle = Duration.ZERO;

  @Option(
      names = "--max-window",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = Converters.OfDuration.class,
      description = "... or when it is this long; 0: no limit (default: ${DEFAULT-VALUE}).")
  private Duration maximum = Duration.ZERO;

  @Option(
      names = "--benign-window",
      paramLabel = "TIME",
      defaultValue = "1h",
      converter = Converters.OfDuration.class,
      description =
          "How far back benign flows count; 0: all that were seen (default: ${DEFAULT-VALUE}).")
  private Duration benign = Duration.ZERO;

  @Option(
      names = "--lateness",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Converters.OfDuration.class,
      description =
          "How late a record on standard input may come; later ones are counted and left out."
              + " Files are put in order whatever their disorder (default: ${DEFAULT-VALUE}).")
  private Duration lateness = Duration.ZERO;

  WindowSettings settings() {
    return new WindowSettings(idle, maximum, benign, lateness);
  }
}
