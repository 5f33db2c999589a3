package dev.nirs.prompt;

/**
 * How many tokens a prompt may take of the model's context.
 *
 * @param context the context window ({@code num_ctx}), 256 to 1,048,576 tokens
 * @param answer kept for the answer ({@code num_predict}), 1 or more tokens
 * @param repair kept for a repair round (the first answer and its faults), 64 or more tokens
 */
public record PromptBudget(int context, int answer, int repair) {

  /** The talk's context of 2048 tokens, an answer of 256, a repair round of 256. */
  public static final PromptBudget DEFAULT = new PromptBudget(2048, 256, 256);

  /**
   * Refuses budgets that leave nothing for a prompt.
   *
   * @throws IllegalArgumentException naming the values
   */
  public PromptBudget {
    if (context < 256 || context > 1 << 20) {
      throw new IllegalArgumentException("context of " + context + " tokens is not 256 to 1048576");
    }
    if (answer < 1 || repair < 64 || (long) answer + repair >= context) {
      throw new IllegalArgumentException(
          "answer of %d (1 or more) and repair of %d tokens (64 or more) leave nothing of %d"
              .formatted(answer, repair, context));
    }
  }

  /**
   * What a first prompt may take.
   *
   * @return tokens, 1 or more
   */
  public int first() {
    return context - answer - repair;
  }

  /**
   * What the prompt of a repair round may take.
   *
   * @return tokens, more than {@link #first()}
   */
  public int whole() {
    return context - answer;
  }
}
