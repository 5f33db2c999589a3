package dev.nirs.cli;

import dev.nirs.window.WindowSettings;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say when windows close and how late a record may come. */
final class WindowOptions {
  @Mixin private WindowLengthOptions lengths = new WindowLengthOptions();

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
    return lengths.settings(lateness);
  }
}
