package dev.nirs.app;

import dev.nirs.knowledge.HostFile;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.knowledge.RetrievalQuery;
import dev.nirs.knowledge.Retrieved;
import dev.nirs.knowledge.Retriever;
import dev.nirs.model.LanguageModel;
import dev.nirs.model.ModelFailure;
import dev.nirs.model.OllamaModel;
import dev.nirs.model.OllamaServer;
import dev.nirs.model.OllamaSettings;
import dev.nirs.model.OllamaStatus;
import dev.nirs.model.RetryRule;
import dev.nirs.prompt.PromptBudget;
import dev.nirs.prompt.PromptForm;
import dev.nirs.prompt.PromptTemplates;
import dev.nirs.prompt.PromptWriter;
import dev.nirs.suggestion.AnswerForm;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.suggestion.FallbackReason;
import dev.nirs.suggestion.Inquirer;
import dev.nirs.suggestion.ModelProposer;
import dev.nirs.suggestion.Proposal;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Recall;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.summary.SummaryText;
import dev.nirs.summary.WindowSummary;
import dev.nirs.traffic.HostRole;
import dev.nirs.verification.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Wires the objects of a run; the one place that knows which implementation stands behind a port.
 */
public final class Nirs {
  /** Examples put before a model: more do not fit a context of 2048 tokens. */
  static final int EXAMPLES = 2;

  /** Playbook entries put before a model. */
  static final int PLAYBOOKS = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Nirs() {}

  /**
   * The policy of a run.
   *
   * @param settings what the user said
   * @param knowledge where the default host file lies
   * @return the policy
   * @throws InputException where a host file or a protected name is not as it must be
   */
  public static Policy policy(PolicySettings settings, KnowledgeSettings knowledge)
      throws InputException {
    Path local = knowledge.directory().resolve("hosts").resolve("local.yaml");
    Optional<Path> file =
        settings.hosts().or(() -> Optional.of(local).filter(Files::isRegularFile));
    return PolicyReader.read(settings, file.isPresent() ? hosts(file.get()) : List.of());
  }

  private static List<HostRole> hosts(Path file) throws InputException {
    try {
      return HostFile.read(file);
    } catch (KnowledgeException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * A pipeline.
   *
   * @param policy what may be suggested
   * @param model whom to ask
   * @param knowledge where knowledge lies; opened when a model is there to be asked
   * @param watch put around the model, such as a log of it
   * @return the pipeline, and in words why no model is asked where none is
   * @throws InputException where the knowledge base or the templates cannot be read
   */
  public static Wired pipeline(
      Policy policy,
      ModelSettings model,
      KnowledgeSettings knowledge,
      UnaryOperator<LanguageModel> watch)
      throws InputException {
    if (!model.isAsked()) {
      return without(policy, BaselineChoice.ATOMIC);
    }
    Optional<Proposal.Failed> gone =
        absent(new OllamaServer(ollama(model, PATIENCE)).status(), model.name());
    if (gone.isPresent()) {
      Proposal.Failed failed = gone.get();
      return new Wired(
          new SuggestionPipeline(policy, (window, summary) -> failed),
          Optional.of(failed.detail()));
    }
    ModelProposer proposer =
        new ModelProposer(inquirer(policy, model, watch.apply(model(model)), recall(knowledge)));
    return new Wired(new SuggestionPipeline(policy, proposer), Optional.empty());
  }

  /**
   * Asks a model about each window anew, for a service that outlives its model's failures. Ollama
   * need not be there yet.
   *
   * @param policy what may be suggested
   * @param model whom to ask
   * @param retriever what past cases and playbooks say
   * @return the proposer, safe for several threads
   * @throws InputException where the address, the model's name or the templates are none
   */
  public static Proposer proposer(Policy policy, ModelSettings model, Retriever retriever)
      throws InputException {
    if (!model.isAsked()) {
      return Proposer.NONE;
    }
    Inquirer inquirer =
        inquirer(policy, model, model(model), summary -> retrieve(retriever, summary));
    return (window, summary) -> ModelProposer.of(inquirer.ask(window, summary));
  }

  /** The model behind Ollama. */
  static LanguageModel model(ModelSettings settings) throws InputException {
    return new OllamaModel(
        ollama(settings, settings.timeout()), RetryRule.DEFAULT, System::nanoTime);
  }

  /** The words of a form. */
  static PromptTemplates templates(PromptForm form) {
    return PromptTemplates.load(home().resolve("prompts"), form);
  }

  /** Who asks a model in the form of the settings. */
  static Inquirer inquirer(
      Policy policy, ModelSettings settings, LanguageModel model, Recall recall) {
    AnswerForm form = AnswerForm.of(settings.form());
    return new Inquirer(
        policy, new Inquirer.Asking(form, settings.attempts()), model, writer(form), recall);
  }

  private static PromptWriter writer(AnswerForm form) {
    PromptBudget budget =
        new PromptBudget(
            PromptBudget.DEFAULT.context(), form.answerTokens(), PromptBudget.DEFAULT.repair());
    return new PromptWriter(templates(form.words()), budget);
  }

  /**
   * A pipeline that asks no model and answers with rules over networks, services and ports.
   *
   * @param policy what may be suggested
   * @return the pipeline
   */
  public static Wired generalPipeline(Policy policy) {
    return without(policy, BaselineChoice.general(policy));
  }

  private static Wired without(Policy policy, BaselineChoice choice) {
    return new Wired(new SuggestionPipeline(policy, Proposer.NONE, choice), Optional.empty());
  }

  /**
   * What Ollama says of itself.
   *
   * @param model where it is
   * @return its status, within ten seconds
   * @throws InputException where the address or the model's name is none
   */
  public static OllamaStatus status(ModelSettings model) throws InputException {
    return new OllamaServer(ollama(model, PATIENCE)).status();
  }

  /**
   * The folder that holds prompts, knowledge base and examples.
   *
   * @return {@code NIRS_HOME}, or the current directory
   */
  public static Path home() {
    return Path.of(System.getenv().getOrDefault("NIRS_HOME", "."));
  }

  /**
   * The knowledge base and its index.
   *
   * @param knowledge where they lie
   * @return a retriever to be closed
   * @throws InputException where a file cannot be read
   */
  public static Retriever retriever(KnowledgeSettings knowledge) throws InputException {
    return retriever(knowledgeBase(knowledge), knowledge);
  }

  /**
   * The knowledge base.
   *
   * @param knowledge where it lies
   * @return the entries
   * @throws InputException where the folder cannot be read
   */
  public static KnowledgeBase knowledgeBase(KnowledgeSettings knowledge) throws InputException {
    try {
      return KnowledgeBase.open(knowledge.directory());
    } catch (KnowledgeException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The index of a knowledge base that others use too.
   *
   * @param base the knowledge base
   * @param knowledge where the index lies
   * @return a retriever to be closed
   * @throws InputException where a file cannot be read
   */
  public static Retriever retriever(KnowledgeBase base, KnowledgeSettings knowledge)
      throws InputException {
    try {
      return Retriever.open(base, knowledge.vectorStore(), Embedders.of(knowledge.embedding()));
    } catch (KnowledgeException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The clock that decisions are dated by.
   *
   * @return the system's
   */
  public static InstantSource clock() {
    return InstantSource.system();
  }

  private static OllamaSettings ollama(ModelSettings model, Duration deadline)
      throws InputException {
    try {
      return new OllamaSettings(
          model.url(),
          model.name(),
          PromptBudget.DEFAULT.context(),
          42,
          deadline,
          model.threads() == 0 ? OptionalInt.empty() : OptionalInt.of(model.threads()));
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<Proposal.Failed> absent(OllamaStatus status, String name) {
    Optional<ModelFailure> fault = status.fault();
    if (fault.isEmpty() && status.model(name).isEmpty()) {
      fault = Optional.of(new ModelFailure.MissingModel(name));
    }
    return fault.map(
        failure ->
            new Proposal.Failed(
                failure instanceof ModelFailure.MissingModel
                    ? FallbackReason.MODEL_MISSING
                    : FallbackReason.UNREACHABLE,
                failure.message() + "; " + failure.nextStep(),
                Optional.empty()));
  }

  private static Recall recall(KnowledgeSettings knowledge) throws InputException {
    Retriever retriever = retriever(knowledge);
    return summary -> retrieve(retriever, summary);
  }

  private static Retrieved retrieve(Retriever retriever, WindowSummary summary) {
    String text = SummaryText.forRetrieval(summary);
    return retriever.retrieve(
        new RetrievalQuery(text, summary.pattern(), Optional.empty(), EXAMPLES, PLAYBOOKS));
  }

  /**
   * A pipeline ready to run.
   *
   * @param pipeline the pipeline
   * @param noModel why the baseline alone answers although a model was wanted; empty otherwise
   */
  public record Wired(SuggestionPipeline pipeline, Optional<String> noModel) {}
}
