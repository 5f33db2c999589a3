package dev.nirs.evaluation.validity;

import dev.nirs.model.FinishReason;
import java.util.OptionalInt;

/**
 * What came back for one question, as a run file keeps it.
 *
 * @param estimatedTokens tokens of the prompt by our estimate
 * @param promptTokens tokens as the server counted them; empty where it does not tell
 * @param answerTokens tokens of the answer; empty where it does not tell
 * @param seconds from the question to the answer
 * @param content the answer, or why there is none
 */
public record Reply(
    int estimatedTokens,
    OptionalInt promptTokens,
    OptionalInt answerTokens,
    double seconds,
    Content content) {

  /** What a reply holds. */
  public sealed interface Content {}

  /**
   * An answer.
   *
   * @param text what the model wrote, byte for byte; hostile
   * @param finish why it stopped
   */
  public record Text(String text, FinishReason finish) implements Content {}

  /**
   * No answer that could be read: empty, malformed, or to a prompt that was cut.
   *
   * @param why one line
   */
  public record None(String why) implements Content {}
}
