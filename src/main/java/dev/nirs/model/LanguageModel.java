package dev.nirs.model;

/**
 * The port to a language model: one question, one answer or a failure that says what to do next.
 *
 * <p>Implementations are safe for use by several threads, never throw for what a server does, and
 * come back within the deadline they were made with.
 */
@FunctionalInterface
public interface LanguageModel {

  /**
   * Asks once; an implementation may try again on its own where that can help.
   *
   * @param request the question
   * @return an answer with text, or a failure
   */
  ModelReply ask(ModelRequest request);
}
