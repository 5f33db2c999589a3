package dev.nirs.service;

import java.util.List;

/**
 * Everything kept of a suggestion but its flows.
 *
 * @param entry as the queue shows it
 * @param json the suggestion, in the shape of {@code docs/schema/suggestion-v1.json}
 * @param card the card, as text
 * @param decisions what was decided, oldest first
 */
public record Dossier(Entry entry, String json, String card, List<Decided> decisions) {

  /** Copies the list. */
  public Dossier {
    decisions = List.copyOf(decisions);
  }
}
