package dev.nirs.cli;

import dev.nirs.app.SuggestionShelf;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.suggestion.Suggestion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps suggestions with rules for a decision, before they are printed. Where they cannot be kept
 * it says so once and the run goes on: an answer matters more than its record.
 */
final class SuggestionKeeper implements Consumer<Suggestion> {
  private final Messages messages;
  private final Optional<Path> folder;
  private Optional<SuggestionShelf> shelf;
  private int kept;

  SuggestionKeeper(Optional<Path> folder, Messages messages) {
    this.messages = messages;
    this.folder = folder;
    this.shelf = folder.flatMap(this::open);
  }

  private Optional<SuggestionShelf> open(Path place) {
    try {
      return Optional.of(SuggestionShelf.at(place));
    } catch (KnowledgeException e) {
      messages.say("suggestions are not kept: " + e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void accept(Suggestion suggestion) {
    if (shelf.isEmpty() || suggestion.rules().isEmpty()) {
      return;
    }
    try {
      shelf.get().keep(suggestion);
      kept++;
    } catch (KnowledgeException e) {
      messages.say("suggestions are not kept: " + e.getMessage());
      shelf = Optional.empty();
    }
  }

  void end() {
    if (kept > 0) {
      messages.say(
          kept
              + " suggestions kept in "
              + folder.map(Path::toString).orElse("")
              + " for 'nirs knowledge accept', 'edit' or 'reject'");
    }
  }
}
