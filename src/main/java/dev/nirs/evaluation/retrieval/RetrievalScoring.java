package dev.nirs.evaluation.retrieval;

import dev.nirs.evaluation.retrieval.KnownWindow.Truth;
import dev.nirs.evaluation.retrieval.RetrievalScore.Condition;
import dev.nirs.evaluation.statistics.BootstrapInterval;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Ranking;
import dev.nirs.knowledge.Retriever;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks every ranking for every window and counts what comes back. */
public final class RetrievalScoring {
  /** More than any corpus that is evaluated holds for one incident's rest. */
  private static final int DEPTH = 100;

  private static final int INDEX_DEPTH = 10;
  private static final List<Ranking> RANKINGS =
      List.of(Ranking.VECTOR, Ranking.KEYWORD, Ranking.FUSED);

  private final Retriever retriever;
  private final Map<String, Truth> truths;
  private final List<Example> examples;
  private final long seed;

  /**
   * A scoring.
   *
   * @param retriever finds examples
   * @param examples all there are
   * @param truths what each example is, by its id
   * @param seed of the bootstrap
   */
  public RetrievalScoring(
      Retriever retriever, List<Example> examples, Map<String, Truth> truths, long seed) {
    this.retriever = retriever;
    this.examples = List.copyOf(examples);
    this.truths = Map.copyOf(truths);
    this.seed = seed;
  }

  /**
   * Scores one kind of question.
   *
   * @param windows the questions
   * @param isLabelled whether the detector's classes are in them
   * @param relevance when an example is of use
   * @return a score for each ranking; empty where no window has a useful example
   */
  public List<RetrievalScore> score(
      List<KnownWindow> windows, boolean isLabelled, Relevance relevance) {
    List<String> incidents = new ArrayList<>();
    Map<Ranking, Figures> figures = new EnumMap<>(Ranking.class);
    RANKINGS.forEach(ranking -> figures.put(ranking, new Figures()));
    for (KnownWindow window : windows) {
      List<Integer> all =
          examples.stream()
              .filter(e -> !isOf(e.incident(), window.incident()))
              .map(e -> gain(window, e, relevance))
              .toList();
      if (all.stream().anyMatch(gain -> gain > 0)) {
        incidents.add(window.incident());
        figures.forEach((ranking, f) -> f.add(gains(window, isLabelled, relevance, ranking), all));
      }
    }
    if (incidents.isEmpty()) {
      return List.of();
    }
    Condition condition =
        new Condition(isLabelled, relevance, incidents.size(), new HashSet<>(incidents).size());
    List<Double> fused = figures.getOrDefault(Ranking.FUSED, new Figures()).ndcg5;
    return RANKINGS.stream()
        .map(
            ranking ->
                figures
                    .getOrDefault(ranking, new Figures())
                    .score(condition, ranking, incidents, fused, seed))
        .toList();
  }

  /**
   * How much of the exact scan the index finds.
   *
   * @param windows the questions
   * @return mean share of the exact first 10 that are among the index's first 10, 0 to 1
   */
  public double indexRecall(List<KnownWindow> windows) {
    return windows.stream()
        .mapToDouble(
            window -> {
              Optional<String> own = Optional.of(window.incident());
              List<Example> exact =
                  retriever.rank(window.labelled(), own, Ranking.EXACT_VECTOR, INDEX_DEPTH);
              List<Example> found =
                  retriever.rank(window.labelled(), own, Ranking.VECTOR, INDEX_DEPTH);
              return exact.isEmpty()
                  ? 1
                  : (double) exact.stream().filter(found::contains).count() / exact.size();
            })
        .average()
        .orElse(1);
  }

  private List<Integer> gains(
      KnownWindow window, boolean isLabelled, Relevance relevance, Ranking ranking) {
    String text = isLabelled ? window.labelled() : window.unlabelled();
    return retriever.rank(text, Optional.of(window.incident()), ranking, DEPTH).stream()
        .map(e -> gain(window, e, relevance))
        .toList();
  }

  private int gain(KnownWindow window, Example example, Relevance relevance) {
    return Optional.ofNullable(truths.get(example.id()))
        .map(truth -> relevance.gain(window.truth(), truth))
        .orElse(0);
  }

  private static boolean isOf(String incident, String excluded) {
    return (incident + "/").startsWith(excluded + "/");
  }

  /** What one ranking did, window by window. */
  private static final class Figures {
    private final Map<String, List<Double>> values = new HashMap<>();
    private final List<Double> ndcg5 = new ArrayList<>();

    void add(List<Integer> gains, List<Integer> all) {
      list("hit").add(RankScores.hit(gains, 1));
      list("recall5").add(RankScores.recall(gains, all, 5));
      list("recall10").add(RankScores.recall(gains, all, 10));
      ndcg5.add(RankScores.ndcg(gains, all, 5));
    }

    private List<Double> list(String name) {
      return values.computeIfAbsent(name, n -> new ArrayList<>());
    }

    RetrievalScore score(
        Condition condition,
        Ranking ranking,
        List<String> incidents,
        List<Double> fused,
        long seed) {
      List<Double> gain = new ArrayList<>();
      for (int i = 0; i < ndcg5.size(); i++) {
        gain.add(fused.get(i) - ndcg5.get(i));
      }
      return new RetrievalScore(
          condition,
          ranking,
          BootstrapInterval.of(incidents, list("hit"), seed),
          BootstrapInterval.of(incidents, list("recall5"), seed),
          BootstrapInterval.of(incidents, list("recall10"), seed),
          BootstrapInterval.of(incidents, ndcg5, seed),
          BootstrapInterval.of(incidents, gain, seed));
    }
  }
}
