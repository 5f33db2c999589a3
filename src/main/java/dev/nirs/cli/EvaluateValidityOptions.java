package dev.nirs.cli;

import dev.nirs.app.ModelSettings;
import dev.nirs.app.ValiditySettings;
import dev.nirs.evaluation.validity.Retrieval;
import dev.nirs.prompt.PromptForm;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which models are asked, and how. */
final class EvaluateValidityOptions {
  @Option(
      names = "--models",
      paramLabel = "NAME",
      split = ",",
      required = true,
      description = "Models to ask, as 'ollama list' names them.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--forms",
      paramLabel = "FORM",
      split = ",",
      defaultValue = "text,schema,choice",
      description =
          "Forms of answer: text: rules of iptables; schema: JSON whose addresses and ports are those of the window;"
              + " choice: numbers of candidate rules (default: ${DEFAULT-VALUE}).")
  private List<ModelOptions.Form> forms = new ArrayList<>();

  @Option(
      names = "--retrieval",
      paramLabel = "WHAT",
      split = ",",
      defaultValue = "none,full",
      description =
          "What is put before a model: none; examples: verified cases of other captures; full: these and the playbook"
              + " (default: ${DEFAULT-VALUE}).")
  private List<Shown> retrievals = new ArrayList<>();

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Windows to draw in all, from every capture alike while it has any (default: ${DEFAULT-VALUE}).")
  private int windows;

  @Mixin private DrawSeedOption seed = new DrawSeedOption();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Ask everything so often, to see whether answers repeat (default: ${DEFAULT-VALUE}).")
  private int repeat;

  @Mixin private OllamaOptions ollama = new OllamaOptions();

  ModelSettings model() {
    return new ModelSettings(
        true,
        ollama.url(),
        models.get(0),
        ollama.timeout(),
        PromptForm.SCHEMA,
        ollama.attempts(),
        ollama.threads());
  }

  ValiditySettings.Grid grid() {
    return new ValiditySettings.Grid(
        models.stream().distinct().toList(),
        forms.stream().map(ModelOptions.Form::words).distinct().toList(),
        retrievals.stream().map(Shown::retrieval).distinct().toList());
  }

  ValiditySettings.Draw draw() {
    return new ValiditySettings.Draw(windows, seed.value(), repeat);
  }

  /** What is put before a model. */
  enum Shown {
    none(Retrieval.NONE),
    examples(Retrieval.EXAMPLES),
    full(Retrieval.FULL);

    private final Retrieval retrieval;

    Shown(Retrieval retrieval) {
      this.retrieval = retrieval;
    }

    Retrieval retrieval() {
      return retrieval;
    }
  }
}
