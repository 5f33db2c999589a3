package dev.nirs.app;

import dev.nirs.evaluation.retrieval.KnownWindow;
import dev.nirs.evaluation.retrieval.KnownWindow.Truth;
import dev.nirs.evaluation.retrieval.Relevance;
import dev.nirs.evaluation.retrieval.RetrievalScore;
import dev.nirs.evaluation.retrieval.RetrievalScoring;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.knowledge.Embedder;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.Retriever;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.summary.Summarizer;
import dev.nirs.summary.SummaryText;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.verification.Policy;
import dev.nirs.window.AlertWindow;
import dev.nirs.window.WindowSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures retrieval on labelled captures. Of their windows a knowledge base is made as {@code
 * knowledge learn} makes it, in a folder of its own; then every window whose kind of attack is
 * known is asked for, examples of its own incident left out.
 */
public final class RetrievalEvaluation {
  private static final int EXAMPLES_OF_AN_INCIDENT = 6;

  private final List<Path> data;
  private final WindowSettings windows;
  private final Policy policy;
  private final EmbeddingSettings embedding;
  private final long seed;
  private final List<KnownWindow> questions = new ArrayList<>();
  private final Map<String, Truth> byId = new HashMap<>();

  /**
   * An evaluation.
   *
   * @param data labelled captures
   * @param windows how windows are made
   * @param policy what the examples' rules are held to
   * @param embedding which model makes vectors
   * @param seed of the intervals
   */
  public RetrievalEvaluation(
      List<Path> data,
      WindowSettings windows,
      Policy policy,
      EmbeddingSettings embedding,
      long seed) {
    this.data = List.copyOf(data);
    this.windows = windows;
    this.policy = policy;
    this.embedding = embedding;
    this.seed = seed;
  }

  /**
   * Runs it.
   *
   * @param progress told in one line each what is done
   * @return the scores
   * @throws InputException where a capture cannot be used, or no folder can be made
   */
  public Result run(Consumer<String> progress) throws InputException {
    Embedder embedder = Embedders.of(embedding);
    List<Example> examples = new ArrayList<>();
    for (Path file : data) {
      examples.addAll(read(file));
      progress.accept(
          file.getFileName()
              + " read: "
              + questions.size()
              + " questions, "
              + examples.size()
              + " examples so far");
    }
    try {
      Path folder = Files.createTempDirectory("nirs-retrieval-");
      try {
        return measured(folder, embedder, examples);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new InputException("no temporary folder: " + e.getMessage(), e);
    }
  }

  private Result measured(Path folder, Embedder embedder, List<Example> examples) {
    KnowledgeBase base = KnowledgeBase.open(folder);
    examples.forEach(base::append);
    try (Retriever retriever = Retriever.open(base, folder.resolve("index"), embedder)) {
      RetrievalScoring scoring =
          new RetrievalScoring(retriever, base.snapshot().activeExamples(), byId, seed);
      List<RetrievalScore> scores = new ArrayList<>();
      for (boolean isLabelled : new boolean[] {true, false}) {
        for (Relevance relevance : Relevance.values()) {
          scores.addAll(scoring.score(questions, isLabelled, relevance));
        }
      }
      return new Result(embedder.name(), examples.size(), scores, scoring.indexRecall(questions));
    }
  }

  private List<Example> read(Path file) throws InputException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String capture = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    ExampleMaker maker =
        new ExampleMaker(capture.substring(0, Math.min(40, capture.length())), "evaluation");
    SuggestSettings settings =
        new SuggestSettings(
            List.of(file),
            List.of(),
            new IngestOptions(Optional.empty(), OptionalDouble.empty()),
            windows,
            0);
    new SuggestRun(
            settings, new SuggestionPipeline(policy, Proposer.NONE), InputStream.nullInputStream())
        .run(
            bytes -> {},
            suggestion -> {
              maker.add(suggestion);
              question(maker, suggestion);
            });
    return maker.examples(EXAMPLES_OF_AN_INCIDENT);
  }

  private void question(ExampleMaker maker, Suggestion suggestion) {
    AttackClass attackClass =
        suggestion.summary().classes().isEmpty()
            ? AttackClass.UNKNOWN
            : suggestion.summary().classes().getFirst().value();
    Optional<String> incident = maker.incident(suggestion.window().alerts());
    if (incident.isEmpty() || attackClass == AttackClass.UNKNOWN) {
      return;
    }
    List<String> rules = suggestion.rules().stream().map(r -> r.rule().canonical()).toList();
    Truth truth =
        new Truth(
            attackClass,
            suggestion.summary().pattern(),
            rules.isEmpty() ? "none" : Example.shapeOf(rules));
    byId.put(incident.get() + "/" + suggestion.window().number(), truth);
    questions.add(
        new KnownWindow(
            incident.get(),
            truth,
            SummaryText.forRetrieval(suggestion.summary()),
            SummaryText.forRetrieval(Summarizer.of(withoutClasses(suggestion.window())))));
  }

  private static AlertWindow withoutClasses(AlertWindow window) {
    return new AlertWindow(
        window.number(),
        window.start(),
        window.close(),
        window.alerts().stream()
            .map(a -> new Alert(a.flow(), AttackClass.UNKNOWN, a.score(), ""))
            .toList(),
        window.benign());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * What came of it.
   *
   * @param embedder the embedding model
   * @param examples examples in the knowledge base that was searched
   * @param scores by question, relevance and ranking
   * @param indexRecall share of the exact scan's first 10 that the index finds
   */
  public record Result(
      String embedder, int examples, List<RetrievalScore> scores, double indexRecall) {

    /** Copies the list. */
    public Result {
      scores = List.copyOf(scores);
    }
  }
}
