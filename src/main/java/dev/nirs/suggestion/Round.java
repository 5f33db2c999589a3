package dev.nirs.suggestion;

import dev.nirs.model.ModelFailure;
import dev.nirs.model.ModelReply;
import dev.nirs.prompt.Prompt;

/** One question to a model and what came of it. */
public sealed interface Round {

  /**
   * The question.
   *
   * @return its prompt
   */
  Prompt prompt();

  /**
   * A question that was answered.
   *
   * @param prompt the question
   * @param answer what the model wrote
   * @param verified what that is worth
   */
  record Answered(Prompt prompt, ModelReply.Answer answer, VerifiedAnswer verified)
      implements Round {}

  /**
   * A question without an answer.
   *
   * @param prompt the question
   * @param failure why
   */
  record Unanswered(Prompt prompt, ModelFailure failure) implements Round {}
}
