package dev.nirs.suggestion;

import dev.nirs.summary.WindowSummary;
import dev.nirs.window.AlertWindow;
import java.util.Optional;

/**
 * Something that proposes rules for a window and says what came of it; never throws for what a
 * model or a server does.
 */
@FunctionalInterface
public interface Proposer {

  /** Proposes nothing: the user wants no model. */
  Proposer NONE =
      (window, summary) ->
          new Proposal.Failed(FallbackReason.NOT_ASKED, "no model was asked", Optional.empty());

  /**
   * Proposes rules.
   *
   * @param window the window
   * @param summary its counts
   * @return verified rules, or why there are none
   */
  Proposal propose(AlertWindow window, WindowSummary summary);
}
