package dev.nirs.http.page;

import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.SuggestionState;
import java.util.List;

/**
 * The card of a suggestion.
 *
 * @param frame around it
 * @param row as the queue shows it
 * @param facts of the suggestion
 * @param version of the entry, which a decision must be of
 * @param key a fresh idempotency key
 * @param open whether it waits for a decision
 * @param mayDecide whether whoever looks may decide it
 * @param decisions what was decided, oldest first
 * @param timeline none where the window's flows are not kept
 * @param work what the analyst does
 * @param next the next suggestion that waits; empty where none does
 */
record CardView(
    Frame frame,
    QueueView.Row row,
    SuggestionFacts facts,
    int version,
    String key,
    boolean open,
    boolean mayDecide,
    List<DecisionRow> decisions,
    List<TimelineView> timeline,
    Work work,
    String next) {

  /** Copies the lists. */
  CardView {
    decisions = List.copyOf(decisions);
    timeline = List.copyOf(timeline);
  }

  static CardView of(Frame frame, Dossier dossier, QueueView.Row row, Extra extra) {
    Entry entry = dossier.entry();
    boolean open = entry.state() == SuggestionState.PENDING;
    SuggestionFacts facts = SuggestionFacts.read(dossier.json());
    return new CardView(
        frame,
        row,
        facts,
        entry.version(),
        extra.key(),
        open,
        open && frame.decides(),
        dossier.decisions().stream().map(DecisionRow::of).toList(),
        extra.timeline(),
        extra.work(),
        extra.next());
  }

  /**
   * What a card shows beside its suggestion.
   *
   * @param work what the analyst does
   * @param timeline none or one
   * @param next the next suggestion that waits; may be empty
   * @param key a fresh idempotency key
   */
  record Extra(Work work, List<TimelineView> timeline, String next, String key) {}

  /**
   * What an analyst does with a card.
   *
   * @param typed the text of the editor
   * @param editing whether the editor is open
   * @param asks the question asked: reject, supersede, or empty
   * @param reason why, as typed
   * @param trial what the typed rules would do; none or one
   * @param refusals why a decision was not taken
   * @param conflict whether another decision came first
   */
  record Work(
      String typed,
      boolean editing,
      String asks,
      String reason,
      List<TrialView> trial,
      List<String> refusals,
      boolean conflict) {

    /** Copies the lists. */
    Work {
      trial = List.copyOf(trial);
      refusals = List.copyOf(refusals);
    }

    static Work looking(String typed, boolean editing, String asks) {
      return new Work(typed, editing, asks, "", List.of(), List.of(), false);
    }

    Work trying(TrialView shown) {
      return new Work(typed, true, "", reason, List.of(shown), refusals, conflict);
    }

    Work refused(List<String> why) {
      return new Work(typed, editing, asks, reason, trial, why, false);
    }

    Work because(String why) {
      return new Work(typed, editing, asks, why, trial, refusals, conflict);
    }

    Work late() {
      return new Work(typed, false, "", reason, List.of(), List.of(), true);
    }

    /** Whether the question is why it is rejected. */
    boolean rejects() {
      return asks.equals("reject");
    }

    /** Whether the question is why it is set aside. */
    boolean sets() {
      return asks.equals("supersede");
    }

    /** Whether a refusal is to be shown at the editor. */
    boolean refusedEdit() {
      return editing && !refusals.isEmpty();
    }

    /** Whether a refusal is to be shown at the top. */
    boolean refusedElse() {
      return !editing && asks.isEmpty() && !refusals.isEmpty();
    }
  }

  /**
   * A decision.
   *
   * @param state what it made of the suggestion
   * @param by who took it
   * @param at when
   * @param reason why; may be empty
   * @param rules the rules decided over
   * @param example the knowledge entry that holds them; none or one
   */
  record DecisionRow(
      String state,
      String by,
      String at,
      String reason,
      List<String> rules,
      List<SuggestionFacts.Link> example) {

    /** Copies the lists. */
    DecisionRow {
      rules = List.copyOf(rules);
      example = List.copyOf(example);
    }

    static DecisionRow of(Decided decided) {
      return new DecisionRow(
          Shown.words(decided.state().name()),
          decided.by(),
          Shown.time(decided.at()),
          decided.reason(),
          decided.rules(),
          decided.example().isEmpty()
              ? List.of()
              : List.of(SuggestionFacts.Link.entry(decided.example())));
    }
  }
}
