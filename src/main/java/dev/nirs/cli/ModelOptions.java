package dev.nirs.cli;

import dev.nirs.app.ModelSettings;
import dev.nirs.prompt.PromptForm;
import dev.nirs.suggestion.Inquirer;
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

  @Option(
      names = "--form",
      paramLabel = "text|schema|choice",
      defaultValue = "choice",
      description =
          "Form of the model's answer. text: rules of iptables; schema: JSON whose addresses and ports are those of the window;"
              + " choice: numbers of candidate rules (default: ${DEFAULT-VALUE}).")
  private Form form = Form.choice;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "" + Inquirer.ATTEMPTS,
      description =
          "Most questions for one window, 1 to 10; after the first the model is told what is wrong with its answer"
              + " (default: ${DEFAULT-VALUE}).")
  private int attempts;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Processor threads that Ollama uses; fewer than there are cores where others use them too; 0: its own choice"
              + " (default: ${DEFAULT-VALUE}).")
  private int threads;

  ModelSettings settings() {
    return new ModelSettings(!noModel, url, model, timeout, form.words(), attempts, threads);
  }

  /** Forms of answer. */
  enum Form {
    text(PromptForm.TEXT),
    schema(PromptForm.SCHEMA),
    choice(PromptForm.CHOICE);

    private final PromptForm words;

    Form(PromptForm words) {
      this.words = words;
    }

    PromptForm words() {
      return words;
    }
  }
}
