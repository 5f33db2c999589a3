package dev.nirs.evaluation.validity;

import java.util.Locale;

/** What is put before a model beside the window. */
public enum Retrieval {
  /** Nothing. */
  NONE,
  /** Verified examples of other incidents. */
  EXAMPLES,
  /** Examples of other incidents, and what the playbook says. */
  FULL;

  /**
   * The word on the command line and in results.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
