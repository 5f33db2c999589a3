package dev.nirs.cli;

import dev.nirs.window.WindowSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that say when alert windows close and how far the benign window reaches back. */
final class WindowLengthOptions {
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

  WindowSettings settings(Duration lateness) {
    return new WindowSettings(idle, maximum, benign, lateness);
  }

  /** What a result says of them. */
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("maxWindow", maximum.toString());
    words.put("idle", idle.toString());
    words.put("benignWindow", benign.toString());
    return words;
  }
}
