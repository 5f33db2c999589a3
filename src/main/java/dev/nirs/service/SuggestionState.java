package dev.nirs.service;

/** Where a suggestion stands between its making and a person's decision. */
public enum SuggestionState {
  /** It waits for a decision. */
  PENDING,
  /** Its rules were taken as they are. */
  ACCEPTED,
  /** Other rules were taken for its window. */
  EDITED,
  /** Its rules were refused. */
  REJECTED,
  /** A newer suggestion answers the same alerts, or a person set it aside. */
  SUPERSEDED
}
