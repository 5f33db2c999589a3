package dev.nirs.app;

import dev.nirs.evaluation.validity.Condition;
import dev.nirs.evaluation.validity.ConditionScore;
import dev.nirs.evaluation.validity.DrawnWindow;
import dev.nirs.evaluation.validity.Effects;
import dev.nirs.evaluation.validity.Measured;
import dev.nirs.evaluation.validity.RecordedModel;
import dev.nirs.evaluation.validity.Reply;
import dev.nirs.evaluation.validity.RunFile;
import dev.nirs.evaluation.validity.WindowScore;
import dev.nirs.ingest.IngestReport;
import dev.nirs.model.LanguageModel;
import dev.nirs.model.ModelFailure;
import dev.nirs.suggestion.Inquirer;
import dev.nirs.suggestion.Inquiry;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Round;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.summary.Summarizer;
import dev.nirs.verification.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks models about drawn windows, keeps every raw answer, and scores what was kept. A question
 * that the run file answers already is not asked again.
 */
public final class ValidityEvaluation {
  private final ValiditySettings settings;
  private final Policy policy;
  private final ValidityConditions conditions;
  private final Map<String, Effects> greedy = new HashMap<>();

  /**
   * An evaluation.
   *
   * @param settings what is asked
   * @param policy what rules are held to
   * @param model where models are and how they are asked; name and form are those of the grid
   * @param knowledge what is retrieved from
   */
  public ValidityEvaluation(
      ValiditySettings settings, Policy policy, ModelSettings model, KnowledgeSettings knowledge) {
    this.settings = settings;
    this.policy = policy;
    this.conditions = new ValidityConditions(settings, policy, model, knowledge);
  }

  /**
   * Asks and scores.
   *
   * @param listener told how it goes on
   * @param sink takes the conditions in the order of models, forms and retrievals, each when it is
   *     done
   * @throws InputException where a capture, the knowledge base or a model cannot be used
   * @throws IOException where the run file cannot be used, or a server goes away; what was measured
   *     is kept
   */
  public void run(Listener listener, Consumer<ConditionScore> sink)
      throws InputException, IOException {
    List<DrawnWindow> windows = new WindowSource(settings).draw(listener::read);
    listener.drawn(windows);
    try (conditions;
        RunFile file = RunFile.open(settings.run().file())) {
      List<Condition> all = conditions.all(file);
      int questions = all.size() * windows.size() * settings.draw().repeat();
      Course course = new Course(listener, questions);
      for (Condition condition : all) {
        if (!settings.run().rescore()) {
          measure(condition, windows, file, course);
        }
        sink.accept(score(condition, windows, file));
      }
    }
  }

  private void measure(Condition condition, List<DrawnWindow> windows, RunFile file, Course course)
      throws InputException, IOException {
    LanguageModel model = conditions.model(condition);
    for (int run = 1; run <= settings.draw().repeat(); run++) {
      for (DrawnWindow window : windows) {
        Measured.Key key = new Measured.Key(condition, window.id(), run);
        if (!file.has(key)) {
          long start = System.nanoTime();
          Inquiry inquiry = ask(conditions.inquirer(condition, window, model), window);
          requireServer(inquiry);
          if (isInTime(inquiry)) {
            file.append(new Measured(condition, window.id(), run, RecordedModel.replies(inquiry)));
          } else {
            course.listener.timedOut(condition, window);
          }
          course.asked((System.nanoTime() - start) / 1e9);
        }
        course.done(condition);
      }
    }
  }

  private static Inquiry ask(Inquirer inquirer, DrawnWindow window) {
    return inquirer.ask(window.window(), Summarizer.of(window.window()));
  }

  /** A server that is gone says nothing about a model. */
  private static void requireServer(Inquiry inquiry) throws IOException {
    for (Round round : inquiry.rounds()) {
      if (round instanceof Round.Unanswered no) {
        switch (no.failure()) {
          case ModelFailure.Unreachable f -> throw new IOException(f.message());
          case ModelFailure.MissingModel f -> throw new IOException(f.message());
          case ModelFailure.Rejected f -> throw new IOException(f.message());
          case ModelFailure.Cancelled f -> throw new IOException(f.message());
          case ModelFailure.TimedOut f -> {}
          case ModelFailure.Malformed f -> {}
          case ModelFailure.PromptTruncated f -> {}
        }
      }
    }
  }

  /** How long an answer takes depends on the machine: it is asked for again in another run. */
  private static boolean isInTime(Inquiry inquiry) {
    return inquiry.rounds().stream()
        .noneMatch(
            round ->
                round instanceof Round.Unanswered no
                    && no.failure() instanceof ModelFailure.TimedOut);
  }

  private ConditionScore score(Condition condition, List<DrawnWindow> windows, RunFile file)
      throws InputException {
    Map<Measured.Key, Measured> byKey = new HashMap<>();
    file.all().forEach(measured -> byKey.put(measured.key(), measured));
    List<WindowScore> scores = new ArrayList<>();
    List<Effects> baseline = new ArrayList<>();
    int repeated = 0;
    int equal = 0;
    for (DrawnWindow window : windows) {
      List<Measured> runs = runs(byKey, condition, window);
      if (!runs.isEmpty()) {
        scores.add(score(condition, window, runs.get(0)));
        baseline.add(greedy(window));
        repeated += runs.size() > 1 ? 1 : 0;
        equal += runs.size() > 1 && runs.stream().map(this::texts).distinct().count() == 1 ? 1 : 0;
      }
    }
    return new ConditionScore(
        condition, scores, baseline, new ConditionScore.Repeated(repeated, equal));
  }

  private List<Measured> runs(
      Map<Measured.Key, Measured> byKey, Condition condition, DrawnWindow window) {
    List<Measured> runs = new ArrayList<>();
    for (int run = 1; run <= settings.draw().repeat(); run++) {
      Optional.ofNullable(byKey.get(new Measured.Key(condition, window.id(), run)))
          .ifPresent(runs::add);
    }
    return runs;
  }

  private List<Reply.Content> texts(Measured measured) {
    return measured.replies().stream().map(Reply::content).toList();
  }

  private WindowScore score(Condition condition, DrawnWindow window, Measured measured)
      throws InputException {
    LanguageModel recorded = new RecordedModel(measured);
    Inquiry inquiry = ask(conditions.inquirer(condition, window, recorded), window);
    return WindowScore.of(window, policy, inquiry, measured.replies());
  }

  private Effects greedy(DrawnWindow window) {
    return greedy.computeIfAbsent(
        window.id(),
        id ->
            WindowScore.effects(
                new SuggestionPipeline(policy, Proposer.NONE).suggest(window.window()), window));
  }

  /** How far an evaluation is. */
  private static final class Course {
    private final Listener listener;
    private final int all;
    private int done;
    private int asked;
    private double seconds;

    Course(Listener listener, int all) {
      this.listener = listener;
      this.all = all;
    }

    void asked(double took) {
      asked++;
      seconds += took;
    }

    void done(Condition condition) {
      done++;
      double left = asked == 0 ? 0 : seconds / asked * (all - done);
      listener.asked(condition, new Step(done, all, asked, left));
    }
  }

  /**
   * How far an evaluation is.
   *
   * @param done windows done under all conditions, those that the run file held included
   * @param all windows under all conditions
   * @param asked windows that a model was asked about in this run
   * @param secondsLeft what is left at the mean speed so far; 0 where nothing was asked yet
   */
  public record Step(int done, int all, int asked, double secondsLeft) {}

  /** Is told how an evaluation goes on. */
  public interface Listener {
    /**
     * A capture was read.
     *
     * @param report what was in it
     */
    void read(IngestReport report);

    /**
     * Windows were drawn.
     *
     * @param windows the windows
     */
    void drawn(List<DrawnWindow> windows);

    /**
     * A window is done under a condition.
     *
     * @param condition the condition
     * @param step how far all is
     */
    void asked(Condition condition, Step step);

    /**
     * An answer did not come in time; the window is left out of this run's figures.
     *
     * @param condition the condition
     * @param window the window
     */
    void timedOut(Condition condition, DrawnWindow window);
  }
}
