package dev.nirs.service;

import java.time.Instant;
import java.util.List;

/**
 * A decision as it was taken.
 *
 * @param state what it made of the suggestion
 * @param by who took it
 * @param at when, on the service's clock
 * @param reason why; empty where nothing was said
 * @param rules the rules decided over, canonical
 * @param example id of the knowledge entry that holds them; empty where none was made
 */
public record Decided(
    SuggestionState state,
    String by,
    Instant at,
    String reason,
    List<String> rules,
    String example) {

  /** Copies the list. */
  public Decided {
    rules = List.copyOf(rules);
  }
}
