package dev.nirs.app;

import dev.nirs.knowledge.Acceptance;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Example.Status;
import dev.nirs.knowledge.Intake;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.Outcome;
import dev.nirs.knowledge.StoredSuggestion;
import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.notation.Printable;
import dev.nirs.selection.BenignCount;
import dev.nirs.verification.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Lets a person accept, edit and reject suggestions. Whatever enters the knowledge base as an
 * example has passed levels L1 to L5: against the flows of its window where they are kept, which is
 * the whole truth, or else, for rules left as they were, by the counts that were taken of them.
 */
public final class Curation {
  private final KnowledgeBase base;
  private final SuggestionStore store;
  private final Policy policy;
  private final InstantSource clock;

  /**
   * A curation.
   *
   * @param base where examples go
   * @param store where suggestions wait
   * @param policy what is protected; chain, family and bounds are each suggestion's own
   * @param clock tells when a decision is made
   */
  public Curation(KnowledgeBase base, SuggestionStore store, Policy policy, InstantSource clock) {
    this.base = base;
    this.store = store;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Whether an id is that of an example in quarantine.
   *
   * @param id any text
   * @return true where {@link #release} can be asked
   */
  public boolean isWaiting(String id) {
    return base.snapshot()
        .example(id)
        .filter(e -> e.acceptance().status() == Status.QUARANTINED)
        .isPresent();
  }

  /**
   * Takes a suggestion's rules in as an example to follow.
   *
   * @param id of the suggestion
   * @param decision who decides and why
   * @return what became of it
   * @throws InputException where there is no such suggestion, or a text is out of range
   */
  public Intake accept(String id, Decision decision) throws InputException {
    StoredSuggestion suggestion = find(id);
    if (suggestion.made().rules() > suggestion.rules().size()) {
      return refused(
          suggestion.made().rules() + " rules are too many for an example; edit it down to a few");
    }
    return judged(suggestion, suggestion.rules(), decision, "");
  }

  /**
   * Takes other rules for a suggestion's window in as an example to follow.
   *
   * @param id of the suggestion
   * @param rules what the person wrote, one rule each
   * @param decision who decides and why
   * @return what became of it
   * @throws InputException where there is no such suggestion, or a text is out of range
   */
  public Intake edit(String id, List<String> rules, Decision decision) throws InputException {
    return judged(find(id), rules, decision, ", edited");
  }

  /**
   * Why other rules for a suggestion's window would not be taken.
   *
   * @param id of the suggestion
   * @param rules what the person wrote, one rule each
   * @return one sentence for each reason; empty where {@link #edit} would take them
   * @throws InputException where there is no such suggestion
   */
  public List<String> faults(String id, List<String> rules) throws InputException {
    StoredSuggestion suggestion = find(id);
    WindowJudge judge = new WindowJudge(suggestion, policy.protection());
    return switch (judge.judge(rules, store.window(suggestion))) {
      case WindowJudge.Judgement.Passed passed -> List.of();
      case WindowJudge.Judgement.Failed failed -> failed.why();
    };
  }

  /**
   * What rules for a suggestion's window are held to: what the suggestion was, and what is
   * protected now.
   *
   * @param id of the suggestion
   * @return the policy
   * @throws InputException where there is no such suggestion
   */
  public Policy policy(String id) throws InputException {
    return new WindowJudge(find(id), policy.protection()).policy();
  }

  /**
   * Takes a suggestion's rules in as ones to avoid.
   *
   * @param id of the suggestion
   * @param rules the rules that are wrong; all of them where empty
   * @param decision who decides and why
   * @return what became of it
   * @throws InputException where there is no such suggestion, or a text is out of range
   */
  public Intake reject(String id, List<String> rules, Decision decision) throws InputException {
    StoredSuggestion suggestion = find(id);
    List<String> wrong = rules.isEmpty() ? suggestion.rules() : rules;
    if (wrong.isEmpty()) {
      return refused("the suggestion holds no rule that could be rejected");
    }
    if (!suggestion.rules().containsAll(wrong)) {
      return refused("only rules of the suggestion can be rejected; give them as it prints them");
    }
    List<String> kept = wrong.subList(0, Math.min(wrong.size(), Example.MOST_RULES));
    Case given = new Case(suggestion, decision, Status.REJECTED, "");
    return take(given, kept, suggestion.outcome());
  }

  /**
   * Lets an example out of quarantine.
   *
   * @param id of the example
   * @param decision who decides and why
   * @return what became of it; refused where it no longer passes
   * @throws InputException where no example of that id waits
   */
  public Intake release(String id, Decision decision) throws InputException {
    Example example =
        base.snapshot()
            .example(id)
            .filter(e -> e.acceptance().status() == Status.QUARANTINED)
            .orElseThrow(
                () -> new InputException("no example " + printable(id) + " is in quarantine"));
    List<String> faults = new ExampleCheck(policy).faults(example);
    return faults.isEmpty()
        ? base.take(example.with(acceptance(example.acceptance().provenance(), decision)))
        : new Intake.Refused(faults);
  }

  private Intake judged(
      StoredSuggestion suggestion, List<String> rules, Decision decision, String note)
      throws InputException {
    WindowJudge judge = new WindowJudge(suggestion, policy.protection());
    WindowJudge.Judgement judgement = judge.judge(rules, store.window(suggestion));
    return switch (judgement) {
      case WindowJudge.Judgement.Passed passed ->
          take(
              new Case(suggestion, decision, Status.ACTIVE, note),
              passed.rules(),
              passed.outcome());
      case WindowJudge.Judgement.Failed failed -> new Intake.Refused(failed.why());
    };
  }

  private Intake take(Case given, List<String> rules, Outcome outcome) throws InputException {
    StoredSuggestion suggestion = given.suggestion;
    try {
      Acceptance acceptance =
          acceptance(provenance(suggestion) + given.note, given.decision).with(given.status);
      String incident =
          given.decision.incidentOf(suggestion.made().from(), suggestion.window().pattern());
      return base.take(
          Example.of(
              "suggestion/" + suggestion.id(),
              incident,
              suggestion.window(),
              rules,
              new Example.Verified(outcome, acceptance)));
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private Acceptance acceptance(String provenance, Decision decision) throws InputException {
    try {
      return new Acceptance(
          provenance, decision.by(), now().toString(), Status.ACTIVE, decision.reason(), 1);
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private StoredSuggestion find(String id) throws InputException {
    return store
        .find(id)
        .orElseThrow(
            () ->
                new InputException(
                    "suggestion "
                        + printable(id)
                        + ": not among the stored ones; 'nirs knowledge pending' lists them"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static Intake refused(String why) {
    return new Intake.Refused(List.of(why));
  }

  private static String provenance(StoredSuggestion suggestion) {
    boolean both = suggestion.bounds().benignCount() == BenignCount.BOTH;
    return "suggestion "
        + suggestion.id()
        + ", window of "
        + suggestion.made().from()
        + ", proposed by "
        + suggestion.made().proposedBy()
        + (both ? "" : ", answers not counted");
  }

  private static String printable(String text) {
    return "'" + Printable.head(text, 40) + "'";
  }

  /** A suggestion and what a person makes of it. */
  private record Case(StoredSuggestion suggestion, Decision decision, Status status, String note) {}
}
