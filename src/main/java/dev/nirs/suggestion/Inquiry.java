package dev.nirs.suggestion;

import java.util.List;
import java.util.Optional;

/**
 * All questions about one window.
 *
 * @param form the form of answer that was asked for: text, schema or choice
 * @param rounds the questions in order: the first, then repairs; none where there was nothing to
 *     ask
 * @param shown identifiers of the knowledge entries put before the model
 */
public record Inquiry(String form, List<Round> rounds, List<String> shown) {

  /** Copies the lists. */
  public Inquiry {
    rounds = List.copyOf(rounds);
    shown = List.copyOf(shown);
  }

  /**
   * The last question that was answered.
   *
   * @return empty where none was
   */
  public Optional<Round.Answered> lastAnswered() {
    return rounds.stream()
        .filter(Round.Answered.class::isInstance)
        .map(Round.Answered.class::cast)
        .reduce((first, second) -> second);
  }
}
