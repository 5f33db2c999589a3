package dev.nirs.service.run;

import dev.nirs.suggestion.FallbackReason;
import dev.nirs.suggestion.Proposal;
import dev.nirs.suggestion.Proposer;
import java.util.Optional;

/** Proposes nothing for windows that waited too long for the model. */
final class Overdue {
  static final Proposer PROPOSER =
      (window, summary) ->
          new Proposal.Failed(
              FallbackReason.TIMED_OUT,
              "the window waited too long for the model, which is busy with others",
              Optional.empty());

  private Overdue() {}
}
