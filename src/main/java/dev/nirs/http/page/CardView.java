package dev.nirs.http.page;

import dev.nirs.knowledge.Example;
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
 * @param timeline none where the window's flows are not kept; the alert window, then all of it
 * @param attack who attacks whom; none where the window's flows are not kept
 * @param work what the analyst does
 * @param next the next suggestion that waits; empty where none does
 * @param newer the suggestion that took the place of this one; empty where none did
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
    List<AttackView> attack,
    Work work,
    String next,
    String newer) {
  /** Rules that are shown before the rest is folded away. */
  private static final int SHOWN = 20;

  /** Rules that can be marked as wrong, as many as a warning holds. */
  private static final int MARKED = Example.MOST_RULES;

  /** Copies the lists. */
  CardView {
    decisions = List.copyOf(decisions);
    timeline = List.copyOf(timeline);
    attack = List.copyOf(attack);
  }

  /** The rules that are seen at once. */
  List<SuggestionFacts.RuleFacts> first() {
    return facts.rules().stream().limit(SHOWN).toList();
  }

  /** The rules that are folded away. */
  List<SuggestionFacts.RuleFacts> rest() {
    return facts.rules().stream().skip(SHOWN).toList();
  }

  /** How many rules are folded away, in words; empty where none is. */
  String more() {
    return more(facts.rules().size(), SHOWN);
  }

  /** The rules that can be marked as wrong. */
  List<SuggestionFacts.RuleFacts> markable() {
    return facts.rules().stream().limit(MARKED).toList();
  }

  /** How many rules cannot be marked, in words; empty where every rule can. */
  String unmarkable() {
    return more(facts.rules().size(), MARKED);
  }

  private static String more(int rules, int shown) {
    return rules > shown ? Shown.count(rules - shown, "more rule") : "";
  }

  /** Whether a time line can be drawn. */
  boolean drawn() {
    return !timeline.isEmpty();
  }

  /** Whether there are rules that may be accepted or rejected. */
  boolean mayJudge() {
    return mayDecide && !facts.rules().isEmpty();
  }

  /** Whether an accepted one would teach nothing, since an example holds fewer rules. */
  boolean tooManyToLearn() {
    return mayJudge() && facts.rules().size() > Example.MOST_RULES;
  }

  /** Whether it waits, but not for whoever looks. */
  boolean looksOnly() {
    return open && !mayDecide;
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
        extra.attack(),
        extra.work(),
        extra.next(),
        extra.newer());
  }

  /**
   * What a card shows beside its suggestion.
   *
   * @param work what the analyst does
   * @param timeline of the alert window and of all of it; none where flows are not kept
   * @param attack none or one
   * @param next the next suggestion that waits; may be empty
   * @param newer the suggestion that took this one's place; may be empty
   * @param key a fresh idempotency key
   */
  record Extra(
      Work work,
      List<TimelineView> timeline,
      List<AttackView> attack,
      String next,
      String newer,
      String key) {}

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
      return new Work(typed, editing, "", reason, List.of(), List.of(), true);
    }

    /** Whether rules that were typed came too late. */
    boolean typedInVain() {
      return conflict && editing;
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
   * @param rules the rules decided over, the first of them where there are many
   * @param more how many other rules, in words; empty where there are none
   * @param example the knowledge entry that holds them; none or one
   * @param untaught whether they were taken and taught nothing
   */
  record DecisionRow(
      String state,
      String by,
      String at,
      String reason,
      List<String> rules,
      String more,
      List<SuggestionFacts.Link> example,
      boolean untaught) {

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
          decided.rules().stream().limit(SHOWN).toList(),
          CardView.more(decided.rules().size(), SHOWN),
          decided.example().isEmpty()
              ? List.of()
              : List.of(SuggestionFacts.Link.entry(decided.example())),
          decided.example().isEmpty() && decided.state() != SuggestionState.SUPERSEDED);
    }
  }
}
