package dev.nirs.suggestion;

import dev.nirs.knowledge.Retrieved;
import dev.nirs.summary.WindowSummary;

/** What past cases and playbooks say about a window. */
@FunctionalInterface
public interface Recall {

  /**
   * Looks it up.
   *
   * @param summary the window's counts
   * @return the entries worth showing, perhaps none
   */
  Retrieved of(WindowSummary summary);
}
