package dev.nirs.service;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which suggestions a list shows, newest first.
 *
 * @param states only these; all where empty
 * @param source only of this sender
 * @param before only with a smaller number; the {@code next} of the page before
 * @param limit most entries, 1 to {@value #MOST}
 */
public record Listing(
    Set<SuggestionState> states, Optional<String> source, OptionalLong before, int limit) {

  /** Most entries of one page. */
  public static final int MOST = 500;

  /**
   * Copies the set and refuses a limit out of range.
   *
   * @throws IllegalArgumentException naming the limit
   */
  public Listing {
    states = Set.copyOf(states);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit " + limit + " is not 1 to " + MOST);
    }
  }
}
