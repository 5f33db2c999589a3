package dev.nirs.suggestion;

import dev.nirs.knowledge.Retrieved;
import dev.nirs.model.AnswerCleaner;
import dev.nirs.model.CleanedAnswer;
import dev.nirs.model.LanguageModel;
import dev.nirs.model.ModelFailure;
import dev.nirs.model.ModelReply;
import dev.nirs.model.ModelRequest;
import dev.nirs.prompt.Prompt;
import dev.nirs.prompt.PromptInput;
import dev.nirs.prompt.PromptWriter;
import dev.nirs.summary.WindowSummary;
import dev.nirs.verification.Policy;
import dev.nirs.window.AlertWindow;
import java.util.List;
import java.util.Optional;

/**
 * Asks the language model: retrieves, writes the prompt, asks, cleans, parses, verifies, and asks
 * once more with the exact faults where no rule of the first answer may be suggested.
 *
 * <p>Once the server cannot be reached or has no such model it is not asked again: every later
 * window of the run would wait for the same answer. Not thread-safe.
 */
public final class ModelProposer implements Proposer {
  /** Questions for one window at most: the first, and one repair round. */
  public static final int MOST_ATTEMPTS = 2;

  private final Policy policy;
  private final LanguageModel model;
  private final PromptWriter writer;
  private final int answerTokens;
  private final Recall recall;
  private final AnswerVerifier verifier;
  private Optional<Proposal.Failed> gone = Optional.empty();

  /**
   * A proposer.
   *
   * @param policy what may be suggested
   * @param model whom to ask
   * @param writer writes prompts
   * @param answerTokens most tokens of an answer, 1 or more
   * @param recall what past cases and playbooks say
   */
  public ModelProposer(
      Policy policy, LanguageModel model, PromptWriter writer, int answerTokens, Recall recall) {
    this.policy = policy;
    this.model = model;
    this.writer = writer;
    this.answerTokens = answerTokens;
    this.recall = recall;
    this.verifier = new AnswerVerifier(policy);
  }

  @Override
  public Proposal propose(AlertWindow window, WindowSummary summary) {
    if (gone.isPresent()) {
      return gone.get();
    }
    Retrieved retrieved = recall.of(summary);
    PromptInput input = RecallText.input(summary, policy, retrieved);
    Prompt prompt = writer.write(input);
    List<String> shown = RecallText.identifiers(retrieved);
    return ask(new Question(window, prompt, prompt, shown, 1));
  }

  private Proposal ask(Question question) {
    return switch (model.ask(
        ModelRequest.text(question.now.system(), question.now.user(), answerTokens))) {
      case ModelFailure failure -> failed(failure);
      case ModelReply.Answer answer -> judge(question, answer);
    };
  }

  private Proposal judge(Question question, ModelReply.Answer answer) {
    CleanedAnswer cleaned = AnswerCleaner.clean(answer.text(), answer.isCutShort());
    VerifiedAnswer verified = verifier.verify(cleaned, question.window);
    ModelRun run = run(question, answer, verified);
    if (!verified.verdict().kept().isEmpty()) {
      return new Proposal.Rules(verified.verdict(), run);
    }
    if (question.attempt < MOST_ATTEMPTS) {
      List<String> faults = verified.faults();
      Prompt again = writer.repair(question.first, answer.text(), faults);
      return ask(
          new Question(
              question.window, question.first, again, question.shown, question.attempt + 1));
    }
    return new Proposal.Failed(verified.reason(), verified.detail(), Optional.of(run));
  }

  private static ModelRun run(
      Question question, ModelReply.Answer answer, VerifiedAnswer verified) {
    return new ModelRun(
        answer.usage().model(),
        answer.usage().digest().orElse(""),
        question.now.templateHash(),
        question.attempt,
        answer.usage().promptTokens().orElse(0),
        answer.usage().answerTokens().orElse(0),
        question.shown,
        question.now.omitted(),
        verified.refused());
  }

  private Proposal failed(ModelFailure failure) {
    FallbackReason reason =
        switch (failure) {
          case ModelFailure.Unreachable f -> FallbackReason.UNREACHABLE;
          case ModelFailure.MissingModel f -> FallbackReason.MODEL_MISSING;
          case ModelFailure.TimedOut f -> FallbackReason.TIMED_OUT;
          case ModelFailure.PromptTruncated f -> FallbackReason.PROMPT_TOO_LONG;
          case ModelFailure.Rejected f -> FallbackReason.SERVER_FAULT;
          case ModelFailure.Malformed f -> FallbackReason.SERVER_FAULT;
          case ModelFailure.Cancelled f -> FallbackReason.SERVER_FAULT;
        };
    Proposal.Failed failed =
        new Proposal.Failed(
            reason, failure.message() + "; " + failure.nextStep(), Optional.empty());
    if (reason == FallbackReason.UNREACHABLE || reason == FallbackReason.MODEL_MISSING) {
      gone = Optional.of(failed);
    }
    return failed;
  }

  /** One question about a window: the first prompt of the window, and the one asked now. */
  private record Question(
      AlertWindow window, Prompt first, Prompt now, List<String> shown, int attempt) {}
}
