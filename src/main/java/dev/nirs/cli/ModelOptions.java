package dev.nirs.cli;

import dev.nirs.app.ModelSettings;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options that say which model is asked. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = ModelSettings.DEFAULT_NAME,
      description = "Model to ask, as 'ollama list' names it (default: ${DEFAULT-VALUE}).")
  private String model = "";

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

  @Option(names = "--no-model", description = "Ask no model: the atomic baseline answers.")
  private boolean noModel;

  ModelSettings settings() {
    return new ModelSettings(!noModel, url, model, timeout);
  }
}
