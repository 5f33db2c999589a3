package dev.nirs.cli;

import dev.nirs.app.ModelSettings;
import dev.nirs.prompt.PromptForm;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which model is asked. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = ModelSettings.DEFAULT_NAME,
      description = "Model to ask, as 'ollama list' names it (default: ${DEFAULT-VALUE}).")
  private String model = "";

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

  @Mixin private OllamaOptions ollama = new OllamaOptions();

  ModelSettings settings() {
    return new ModelSettings(
        !noModel,
        ollama.url(),
        model,
        ollama.timeout(),
        form.words(),
        ollama.attempts(),
        ollama.threads());
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
