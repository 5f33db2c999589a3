package dev.nirs.suggestion;

import java.util.List;

/**
 * What must be known to repeat a question to the model.
 *
 * @param model its name
 * @param digest the digest of its weights; empty where the server does not tell
 * @param templateHash version of the prompt templates
 * @param form the form of answer asked for: text, schema or choice
 * @param reason the reason code of the last answer; empty where it gives none
 * @param attempts questions asked, 1 or more
 * @param promptTokens tokens of the last prompt as the server counted them; 0 where it does not
 *     tell
 * @param answerTokens tokens of the last answer; 0 where it does not tell
 * @param examples identifiers of the knowledge entries put before the model
 * @param omitted what was left out of the prompt for want of room
 * @param refused lines of the last answer that are not suggested
 */
public record ModelRun(
    String model,
    String digest,
    String templateHash,
    String form,
    String reason,
    int attempts,
    int promptTokens,
    int answerTokens,
    List<String> examples,
    List<String> omitted,
    List<RefusedLine> refused) {

  /** Copies the lists. */
  public ModelRun {
    examples = List.copyOf(examples);
    omitted = List.copyOf(omitted);
    refused = List.copyOf(refused);
  }
}
