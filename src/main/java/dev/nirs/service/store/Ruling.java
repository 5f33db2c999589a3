package dev.nirs.service.store;

import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Intake;
import dev.nirs.service.SuggestionState;
import java.util.List;

/** What the knowledge base made of a decision. */
sealed interface Ruling {

  /**
   * It has what there is to keep.
   *
   * @param state what becomes of the suggestion
   * @param rules the rules decided over, canonical
   * @param example id of the entry that holds them; empty where none does
   * @param note one sentence for people
   */
  record Taken(SuggestionState state, List<String> rules, String example, String note)
      implements Ruling {}

  /**
   * The rules may not be taken.
   *
   * @param why one sentence for each reason
   */
  record Refused(List<String> why) implements Ruling {}

  static Ruling of(SuggestionState state, Intake intake) {
    return switch (intake) {
      case Intake.Refused refused -> new Refused(refused.why());
      case Intake.Added added ->
          taken(
              state,
              added.example(),
              added.example().id(),
              "kept in the knowledge base as "
                  + added.example().id()
                  + (added.conflicts().isEmpty()
                      ? ""
                      : ", which says the opposite of " + String.join(", ", added.conflicts())));
      case Intake.Merged merged ->
          taken(
              state,
              merged.merged(),
              merged.example().id(),
              "a near duplicate of "
                  + merged.example().id()
                  + ", which now stands for "
                  + merged.example().acceptance().cases()
                  + " cases");
      case Intake.Quarantined kept ->
          taken(state, kept.example(), kept.example().id(), "kept and not shown: " + kept.why());
      case Intake.Unchanged unchanged ->
          taken(
              state,
              unchanged.example(),
              unchanged.example().id(),
              "the knowledge base says so already: " + unchanged.example().id());
    };
  }

  private static Taken taken(SuggestionState state, Example example, String holder, String note) {
    return new Taken(state, example.rules(), holder, note);
  }
}
