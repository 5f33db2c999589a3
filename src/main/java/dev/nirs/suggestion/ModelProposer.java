package dev.nirs.suggestion;

import dev.nirs.model.ModelFailure;
import dev.nirs.model.ModelReply;
import dev.nirs.prompt.ReasonCode;
import dev.nirs.summary.WindowSummary;
import dev.nirs.window.AlertWindow;
import java.util.Optional;

/**
 * Proposes what a language model answers.
 *
 * <p>Once the server cannot be reached or has no such model it is not asked again: every later
 * window of the run would wait for the same answer. Not thread-safe.
 */
public final class ModelProposer implements Proposer {
  private final Inquirer inquirer;
  private Optional<Proposal.Failed> gone = Optional.empty();

  /**
   * A proposer.
   *
   * @param inquirer asks the model
   */
  public ModelProposer(Inquirer inquirer) {
    this.inquirer = inquirer;
  }

  @Override
  public Proposal propose(AlertWindow window, WindowSummary summary) {
    if (gone.isPresent()) {
      return gone.get();
    }
    Proposal proposal = of(inquirer.ask(window, summary));
    if (proposal instanceof Proposal.Failed failed
        && (failed.reason() == FallbackReason.UNREACHABLE
            || failed.reason() == FallbackReason.MODEL_MISSING)) {
      gone = Optional.of(failed);
    }
    return proposal;
  }

  /**
   * What an inquiry proposes.
   *
   * @param inquiry the questions about a window
   * @return the rules of its last answer, or why there are none
   */
  public static Proposal of(Inquiry inquiry) {
    Optional<ModelRun> run = inquiry.lastAnswered().map(answered -> run(inquiry, answered));
    if (inquiry.rounds().isEmpty()) {
      return new Proposal.Failed(
          FallbackReason.NO_CANDIDATE,
          "no address or candidate rule is there that the policy lets a model name",
          run);
    }
    return switch (inquiry.rounds().getLast()) {
      case Round.Unanswered u -> failed(u.failure(), run);
      case Round.Answered a when a.verified().verdict().kept().isEmpty() ->
          new Proposal.Failed(a.verified().reason(), a.verified().detail(), run);
      case Round.Answered a -> new Proposal.Rules(a.verified().verdict(), run(inquiry, a));
    };
  }

  private static ModelRun run(Inquiry inquiry, Round.Answered answered) {
    ModelReply.Answer answer = answered.answer();
    return new ModelRun(
        answer.usage().model(),
        answer.usage().digest().orElse(""),
        answered.prompt().templateHash(),
        inquiry.form(),
        answered.verified().read().reason().map(ReasonCode::word).orElse(""),
        inquiry.rounds().size(),
        answer.usage().promptTokens().orElse(0),
        answer.usage().answerTokens().orElse(0),
        inquiry.shown(),
        answered.prompt().omitted(),
        answered.verified().refused());
  }

  private static Proposal.Failed failed(ModelFailure failure, Optional<ModelRun> run) {
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
    return new Proposal.Failed(reason, failure.message() + "; " + failure.nextStep(), run);
  }
}
