package dev.nirs.model;

/** Reads the answers to one question; never throws for what a model wrote. */
@FunctionalInterface
public interface AnswerReader {

  /**
   * Reads an answer. Time and memory are linear in its length.
   *
   * @param text what the model wrote; hostile
   * @param cutShort whether the model was stopped before it was done, so that the end is missing
   * @return what it says
   */
  ReadAnswer read(String text, boolean cutShort);
}
