package dev.nirs.model;

/** What comes of a question: an answer, or a {@link ModelFailure}. */
public sealed interface ModelReply permits ModelReply.Answer, ModelFailure {

  /**
   * A model's answer.
   *
   * @param text what it wrote, not blank; hostile input to whatever reads it
   * @param usage what it cost and which model it was
   */
  record Answer(String text, ModelUsage usage) implements ModelReply {

    /**
     * Refuses a blank text.
     *
     * @throws IllegalArgumentException where the text is blank
     */
    public Answer {
      if (text.isBlank()) {
        throw new IllegalArgumentException("text of an answer is blank");
      }
    }

    /**
     * Whether the model was stopped before it was done, so that the last line may be half a rule.
     *
     * @return true where the finish reason is {@link FinishReason#LENGTH}
     */
    public boolean isCutShort() {
      return usage.finish() == FinishReason.LENGTH;
    }
  }
}
