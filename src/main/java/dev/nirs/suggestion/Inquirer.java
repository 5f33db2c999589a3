package dev.nirs.suggestion;

import dev.nirs.knowledge.Retrieved;
import dev.nirs.model.LanguageModel;
import dev.nirs.model.ModelFailure;
import dev.nirs.model.ModelReply;
import dev.nirs.model.ModelRequest;
import dev.nirs.model.ReadAnswer;
import dev.nirs.prompt.Prompt;
import dev.nirs.prompt.PromptInput;
import dev.nirs.prompt.PromptWriter;
import dev.nirs.summary.WindowSummary;
import dev.nirs.verification.Policy;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a model about windows: retrieves, writes the prompt, asks, reads, verifies, and asks again
 * with the exact faults while no rule of an answer may be suggested. Safe for several threads where
 * model and recall are.
 */
public final class Inquirer {
  /** Questions for one window unless told otherwise: the first, and one repair round. */
  public static final int ATTEMPTS = 2;

  /** Most questions for one window that may be asked for. */
  public static final int MOST_ATTEMPTS = 10;

  private final Policy policy;
  private final Asking asking;
  private final LanguageModel model;
  private final PromptWriter writer;
  private final Recall recall;
  private final AnswerVerifier verifier;

  /**
   * An inquirer.
   *
   * @param policy what may be suggested
   * @param asking the form of answer and the most questions
   * @param model whom to ask
   * @param writer writes prompts with the words of the form
   * @param recall what past cases and playbooks say
   */
  public Inquirer(
      Policy policy, Asking asking, LanguageModel model, PromptWriter writer, Recall recall) {
    this.policy = policy;
    this.asking = asking;
    this.model = model;
    this.writer = writer;
    this.recall = recall;
    this.verifier = new AnswerVerifier(policy);
  }

  /**
   * Asks about a window.
   *
   * @param window the window
   * @param summary its counts
   * @return every question with what came of it
   */
  public Inquiry ask(AlertWindow window, WindowSummary summary) {
    String form = asking.form().words().word();
    Optional<FormQuestion> parts = asking.form().question(window, summary, policy);
    if (parts.isEmpty()) {
      return new Inquiry(form, List.of(), List.of());
    }
    Retrieved retrieved = recall.of(summary);
    PromptInput input =
        RecallText.input(summary, policy, retrieved).withCandidates(parts.get().candidates());
    Prompt first = writer.write(input);
    List<Round> rounds = new ArrayList<>();
    Optional<Prompt> next = Optional.of(first);
    while (next.isPresent()) {
      Round round = round(window, parts.get(), next.get());
      rounds.add(round);
      next =
          rounds.size() < asking.attempts() ? repair(first, parts.get(), round) : Optional.empty();
    }
    return new Inquiry(form, rounds, RecallText.identifiers(retrieved));
  }

  private Round round(AlertWindow window, FormQuestion parts, Prompt prompt) {
    ModelRequest request =
        new ModelRequest(
            prompt.system(),
            prompt.user(),
            asking.form().answerTokens(),
            parts.schema(),
            parts.stop());
    return switch (model.ask(request)) {
      case ModelFailure failure -> new Round.Unanswered(prompt, failure);
      case ModelReply.Answer answer -> {
        ReadAnswer read = parts.reader().read(answer.text(), answer.isCutShort());
        yield new Round.Answered(prompt, answer, verifier.verify(read, window));
      }
    };
  }

  /** The question that tells the faults, where another answer is worth asking for. */
  private Optional<Prompt> repair(Prompt first, FormQuestion parts, Round round) {
    return switch (round) {
      case Round.Unanswered u -> Optional.empty();
      case Round.Answered a when !a.verified().verdict().kept().isEmpty() -> Optional.empty();
      case Round.Answered a when a.verified().read().none() -> Optional.empty();
      case Round.Answered a ->
          Optional.of(
              writer.repair(first, a.answer().text(), a.verified().faults(parts.emptyAnswer())));
    };
  }

  /**
   * How a model is asked.
   *
   * @param form the form of answer
   * @param attempts most questions for one window, 1 to {@value #MOST_ATTEMPTS}; those after the
   *     first are repair rounds
   */
  public record Asking(AnswerForm form, int attempts) {

    /**
     * Refuses a number of attempts out of range.
     *
     * @throws IllegalArgumentException naming the number
     */
    public Asking {
      if (attempts < 1 || attempts > MOST_ATTEMPTS) {
        throw new IllegalArgumentException(
            "attempts " + attempts + " is not 1 to " + MOST_ATTEMPTS);
      }
    }
  }
}
