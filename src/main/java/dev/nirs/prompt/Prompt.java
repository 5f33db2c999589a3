package dev.nirs.prompt;

import java.util.List;

/**
 * A prompt that fits its budget.
 *
 * @param system the system text, equal from window to window
 * @param user the user text: advice, roles, examples, window, rules in force
 * @param templateHash first 12 hexadecimal digits of the SHA-256 of the templates
 * @param estimatedTokens tokens of both texts and of what the model's chat template adds, never
 *     below the true count, 1 or more
 * @param omitted what did not fit, one entry a line dropped, in the order dropped; empty where all
 *     fitted
 */
public record Prompt(
    String system, String user, String templateHash, int estimatedTokens, List<String> omitted) {

  /** Copies the list. */
  public Prompt {
    omitted = List.copyOf(omitted);
  }
}
