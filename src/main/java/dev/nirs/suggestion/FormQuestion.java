package dev.nirs.suggestion;

import dev.nirs.model.AnswerReader;
import java.util.List;
import java.util.Optional;

/**
 * What an answer form adds to the question about one window.
 *
 * @param candidates lines that the prompt numbers from 1; empty where the form has none
 * @param schema JSON Schema that the answer must obey; empty for free text
 * @param stop texts before which an answer ends
 * @param reader reads the answer
 * @param emptyAnswer what a repair round says of an answer without a rule
 */
public record FormQuestion(
    List<String> candidates,
    Optional<String> schema,
    List<String> stop,
    AnswerReader reader,
    String emptyAnswer) {

  /** Copies the lists. */
  public FormQuestion {
    candidates = List.copyOf(candidates);
    stop = List.copyOf(stop);
  }
}
