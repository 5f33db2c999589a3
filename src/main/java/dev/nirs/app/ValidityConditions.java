package dev.nirs.app;

import dev.nirs.evaluation.validity.Condition;
import dev.nirs.evaluation.validity.DrawnWindow;
import dev.nirs.evaluation.validity.Measured;
import dev.nirs.evaluation.validity.Retrieval;
import dev.nirs.evaluation.validity.RunFile;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.knowledge.RetrievalQuery;
import dev.nirs.knowledge.Retrieved;
import dev.nirs.knowledge.Retriever;
import dev.nirs.model.InstalledModel;
import dev.nirs.model.LanguageModel;
import dev.nirs.model.ModelFailure;
import dev.nirs.model.OllamaStatus;
import dev.nirs.prompt.PromptForm;
import dev.nirs.suggestion.Inquirer;
import dev.nirs.suggestion.Recall;
import dev.nirs.summary.SummaryText;
import dev.nirs.summary.WindowSummary;
import dev.nirs.verification.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The conditions of an evaluation, and who asks under each. */
final class ValidityConditions implements AutoCloseable {
  private final ValiditySettings settings;
  private final Policy policy;
  private final ModelSettings model;
  private final KnowledgeSettings knowledge;
  private Optional<Retriever> retriever = Optional.empty();
  private Optional<Set<String>> captures = Optional.empty();

  ValidityConditions(
      ValiditySettings settings, Policy policy, ModelSettings model, KnowledgeSettings knowledge) {
    this.settings = settings;
    this.policy = policy;
    this.model = model;
    this.knowledge = knowledge;
  }

  /** All conditions: models outermost, since to change the model costs most. */
  List<Condition> all(RunFile file) throws InputException {
    List<Condition> all = new ArrayList<>();
    for (String name : settings.grid().models()) {
      Optional<String> digest =
          settings.run().rescore() ? Optional.empty() : Optional.of(digest(name));
      for (PromptForm form : settings.grid().forms()) {
        String setting = setting(form);
        for (Retrieval retrieval : settings.grid().retrievals()) {
          all.add(
              digest
                  .map(d -> new Condition(name, d, form, retrieval, setting))
                  .orElseGet(() -> recorded(file, name, form, retrieval)));
        }
      }
    }
    return all;
  }

  /** The condition of that name which the file measured last. */
  private Condition recorded(RunFile file, String name, PromptForm form, Retrieval retrieval) {
    return file.all().stream()
        .map(Measured::condition)
        .filter(c -> c.model().equals(name) && c.form() == form && c.retrieval() == retrieval)
        .reduce((first, second) -> second)
        .orElse(new Condition(name, "", form, retrieval, setting(form)));
  }

  private String digest(String name) throws InputException {
    OllamaStatus status = Nirs.status(model.of(name, PromptForm.TEXT));
    Optional<ModelFailure> fault = status.fault();
    if (fault.isPresent()) {
      throw new InputException(fault.get().message() + "; " + fault.get().nextStep());
    }
    return status
        .model(name)
        .map(InstalledModel::digest)
        .orElseThrow(
            () -> {
              ModelFailure missing = new ModelFailure.MissingModel(name);
              return new InputException(missing.message() + "; " + missing.nextStep());
            });
  }

  /** All that an answer depends on beside model, form, retrieval and window. */
  private String setting(PromptForm form) {
    return "templates %s, %s %s, epsilon %s, %s, attempts %d"
        .formatted(
            Nirs.templates(form).hash(),
            policy.chain(),
            policy.version(),
            policy.bounds().epsilon(),
            policy.bounds().benignCount().name().toLowerCase(Locale.ROOT),
            model.attempts());
  }

  LanguageModel model(Condition condition) throws InputException {
    return Nirs.model(model.of(condition.model(), condition.form()));
  }

  Inquirer inquirer(Condition condition, DrawnWindow window, LanguageModel asked)
      throws InputException {
    return Nirs.inquirer(
        policy,
        model.of(condition.model(), condition.form()),
        asked,
        recall(condition.retrieval(), window));
  }

  private Recall recall(Retrieval retrieval, DrawnWindow window) throws InputException {
    if (retrieval == Retrieval.NONE) {
      return summary -> new Retrieved(List.of(), List.of());
    }
    if (retriever.isEmpty()) {
      retriever = Optional.of(Nirs.retriever(knowledge));
    }
    Retriever from = retriever.get();
    Optional<String> excluded = excluded(window.capture());
    int playbooks = retrieval == Retrieval.FULL ? Nirs.PLAYBOOKS : 0;
    return summary -> retrieve(from, summary, excluded, playbooks);
  }

  private static Retrieved retrieve(
      Retriever from, WindowSummary summary, Optional<String> excluded, int playbooks) {
    return from.retrieve(
        new RetrievalQuery(
            SummaryText.forRetrieval(summary),
            summary.pattern(),
            excluded,
            Nirs.EXAMPLES,
            playbooks));
  }

  /**
   * The capture whose examples are not shown: all incidents of the capture that the window comes
   * from, known by the part of the path that names it.
   */
  private Optional<String> excluded(String file) throws InputException {
    if (captures.isEmpty()) {
      captures = Optional.of(capturesOfExamples());
    }
    String path = file.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9/]+", "-");
    return captures.get().stream()
        .filter(capture -> path.contains(capture.split("-", 2)[0]))
        .findFirst();
  }

  private Set<String> capturesOfExamples() throws InputException {
    try {
      return KnowledgeBase.open(knowledge.directory()).snapshot().activeExamples().stream()
          .map(Example::incident)
          .map(incident -> incident.replaceFirst("/.*$", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (KnowledgeException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    retriever.ifPresent(Retriever::close);
  }
}
