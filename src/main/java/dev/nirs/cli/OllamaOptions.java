package dev.nirs.cli;

import dev.nirs.app.ModelSettings;
import dev.nirs.suggestion.Inquirer;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options that say how often and where Ollama is asked, and how long it may take. */
final class OllamaOptions {
  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "" + Inquirer.ATTEMPTS,
      description =
          "Most questions for one window, 1 to 10; after the first the model is told what is wrong with its answer"
              + " (default: ${DEFAULT-VALUE}).")
  private int attempts;

  @Option(
      names = "--ollama-url",
      paramLabel = "URL",
      defaultValue = ModelSettings.DEFAULT_URL,
      converter = Converters.OfUrl.class,
      description = "Where Ollama listens (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create(ModelSettings.DEFAULT_URL);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "3m",
      converter = Converters.OfPositiveDuration.class,
      description = "Longest wait for one answer of the model (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Processor threads that Ollama uses; fewer than there are cores where others use them too; 0: its own choice"
              + " (default: ${DEFAULT-VALUE}).")
  private int threads;

  int attempts() {
    return attempts;
  }

  URI url() {
    return url;
  }

  Duration timeout() {
    return timeout;
  }

  int threads() {
    return threads;
  }
}
