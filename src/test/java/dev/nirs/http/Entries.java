package dev.nirs.http;

import dev.nirs.notation.Micros;
import dev.nirs.service.Entry;
import dev.nirs.service.Severity;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.window.AlertWindow;
import java.time.Instant;

/** Entries of suggestions that wait, as the archive makes them. */
public final class Entries {
  private Entries() {}

  /** Of a suggestion that was made now. */
  public static Entry pending(
      long number, String source, Trigger trigger, Instant now, Suggestion suggestion) {
    AlertWindow window = suggestion.window();
    return new Entry(
        number,
        suggestion.id(),
        new Entry.Origin(
            source, trigger, now, Micros.instant(window.start()), Micros.instant(window.close())),
        Severity.of(suggestion),
        suggestion.summary().pattern().name(),
        suggestion.outcome().word(),
        new Entry.Counts(
            window.alerts().size(),
            window.benign().size(),
            suggestion.rules().size(),
            suggestion.impact().alertsMatched(),
            suggestion.impact().benignMatched()),
        SuggestionState.PENDING,
        1);
  }
}
