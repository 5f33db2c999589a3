package dev.nirs.service;

import dev.nirs.suggestion.Suggestion;
import dev.nirs.window.AlertWindow;
import java.util.Optional;

/** Keeps suggestions for ever, or as long as the retention says. Safe for several threads. */
public interface SuggestionArchive {

  /**
   * Keeps a suggestion; once this returns it is on disk. Pending suggestions of the same source
   * whose window began at the same time are superseded. One that is kept already is left as it is;
   * where its window has closed since, unchanged, its trigger becomes CLOSED.
   *
   * @param source the sender whose events made the window
   * @param trigger why it was made
   * @param suggestion the suggestion, with the flows of its window
   * @return the entry
   */
  Entry add(String source, Trigger trigger, Suggestion suggestion);

  /**
   * Whether a closed window has been answered: what recovery after a crash must not do again.
   *
   * @param source the sender
   * @param start event time of the first alert, microseconds since the epoch
   * @param close event time of the close
   * @return true where a suggestion of this window with trigger CLOSED is kept
   */
  boolean isAnswered(String source, long start, long close);

  /**
   * A suggestion by its id.
   *
   * @param id 16 hexadecimal digits
   * @return everything kept of it but its flows
   */
  Optional<Dossier> find(String id);

  /**
   * The flows of a suggestion's window.
   *
   * @param id of the suggestion
   * @return the window; empty where it was too large to be kept or was tidied away
   */
  Optional<AlertWindow> window(String id);

  /**
   * A page of the list.
   *
   * @param listing which ones
   * @return newest first
   */
  Page<Entry> list(Listing listing);
}
