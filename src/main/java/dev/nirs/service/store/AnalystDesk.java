package dev.nirs.service.store;

import dev.nirs.app.Curation;
import dev.nirs.app.Decision;
import dev.nirs.app.InputException;
import dev.nirs.explanation.SuggestionRules;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Intake;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.notation.Micros;
import dev.nirs.rule.Rule;
import dev.nirs.service.Act;
import dev.nirs.service.Decided;
import dev.nirs.service.Desk;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Entry;
import dev.nirs.service.StoreException;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trial;
import dev.nirs.verification.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The desk over the knowledge base and the store. A decision is in the knowledge base first, then
 * in the database (state, decision, audit line and the answer to its idempotency key in one
 * transaction), then answered. Only a suggestion that waits can be decided. Safe for several
 * threads; decisions take turns.
 */
public final class AnalystDesk implements Desk {
  private final ServiceStore store;
  private final Curation curation;
  private final TrialRun trials;
  private final InstantSource clock;

  /**
   * A desk.
   *
   * @param store where suggestions wait
   * @param base where examples go
   * @param policy what is protected; chain, family and bounds are each suggestion's own
   * @param clock what decisions are dated by
   */
  public AnalystDesk(ServiceStore store, KnowledgeBase base, Policy policy, InstantSource clock) {
    this.store = store;
    this.curation = new Curation(base, store.suggestions(), policy, clock);
    this.trials = new TrialRun(curation, store.suggestions());
    this.clock = clock;
  }

  @Override
  public DeskAnswer accept(String id, Act act) {
    return decide(new Ask("accept", id, List.of(), act), decision -> accepted(id, decision));
  }

  /** More rules than an example holds are judged and taken all the same, and teach nothing. */
  private Ruling accepted(String id, Decision decision) throws InputException {
    List<String> rules =
        store.archive().find(id).stream()
            .flatMap(dossier -> SuggestionRules.read(dossier.json()).rules().stream())
            .map(Rule::canonical)
            .toList();
    if (rules.size() <= Example.MOST_RULES) {
      return Ruling.of(SuggestionState.ACCEPTED, curation.accept(id, decision));
    }
    List<String> faults = curation.faults(id, rules);
    String note =
        rules.size() + " rules are more than an example holds: the knowledge base learns nothing";
    return faults.isEmpty()
        ? new Ruling.Taken(SuggestionState.ACCEPTED, rules, "", note)
        : new Ruling.Refused(faults);
  }

  @Override
  public DeskAnswer edit(String id, List<String> rules, Act act) {
    return decide(
        new Ask("edit", id, rules, act),
        decision -> Ruling.of(SuggestionState.EDITED, edited(id, rules, decision)));
  }

  private Intake edited(String id, List<String> rules, Decision decision) throws InputException {
    return rules.size() > Example.MOST_RULES
        ? new Intake.Refused(
            List.of(rules.size() + " rules are more than the " + Example.MOST_RULES + " allowed"))
        : curation.edit(id, rules, decision);
  }

  @Override
  public DeskAnswer reject(String id, List<String> rules, Act act) {
    return decide(
        new Ask("reject", id, rules, act),
        decision ->
            decision.reason().isBlank()
                ? new Ruling.Refused(List.of("a rejection needs a reason"))
                : Ruling.of(SuggestionState.REJECTED, curation.reject(id, rules, decision)));
  }

  @Override
  public DeskAnswer supersede(String id, Act act) {
    return decide(
        new Ask("supersede", id, List.of(), act),
        decision ->
            new Ruling.Taken(
                SuggestionState.SUPERSEDED, List.of(), "", "set aside without a judgement"));
  }

  @Override
  public Trial verify(String id, List<String> rules) {
    return trials.run(id, rules);
  }

  private DeskAnswer decide(Ask ask, Step step) {
    Optional<String> fault = ask.fault();
    return fault.isPresent() ? refused(fault.get()) : store.turn().take(() -> inTurn(ask, step));
  }

  private DeskAnswer inTurn(Ask ask, Step step) {
    Optional<AnswerTable.Given> given =
        ask.act()
            .key()
            .flatMap(
                key ->
                    store.database().read(handle -> AnswerTable.find(handle, ask.act().by(), key)));
    if (given.isPresent()) {
      return given.get().request().equals(ask.hash())
          ? given.get().answer()
          : refused("the idempotency key was used for another request");
    }
    Optional<Entry> entry = store.database().read(handle -> SuggestionTable.find(handle, ask.id()));
    if (entry.isEmpty()) {
      return new DeskAnswer.Missing();
    }
    return isOpen(entry.get(), ask.act())
        ? open(ask, entry.get(), step)
        : new DeskAnswer.Conflict(entry.get());
  }

  private static boolean isOpen(Entry entry, Act act) {
    return entry.state() == SuggestionState.PENDING
        && act.version().orElse(entry.version()) == entry.version();
  }

  private DeskAnswer open(Ask ask, Entry entry, Step step) {
    return switch (ruling(ask, step)) {
      case Ruling.Refused refused -> new DeskAnswer.Refused(refused.why());
      case Ruling.Taken taken -> {
        DeskAnswer answer = store.database().write(handle -> write(handle, ask, entry, taken));
        if (answer instanceof DeskAnswer.Done done) {
          store.turn().tell(done.entry());
        }
        yield answer;
      }
    };
  }

  private static Ruling ruling(Ask ask, Step step) {
    try {
      return step.rule(new Decision(ask.act().by(), ask.act().reason(), Optional.empty()));
    } catch (InputException e) {
      return new Ruling.Refused(List.of(String.valueOf(e.getMessage())));
    } catch (KnowledgeException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Another process may have been faster since the entry was read: the version tells. */
  private DeskAnswer write(Handle handle, Ask ask, Entry read, Ruling.Taken taken) {
    Optional<Entry> changed = SuggestionTable.change(handle, read, taken.state());
    if (changed.isEmpty()) {
      return SuggestionTable.find(handle, read.id())
          .<DeskAnswer>map(DeskAnswer.Conflict::new)
          .orElseGet(DeskAnswer.Missing::new);
    }
    Instant now = Micros.instant(Micros.of(clock.instant()));
    Decided decided =
        new Decided(
            taken.state(), ask.act().by(), now, ask.act().reason(), taken.rules(), taken.example());
    DecisionTable.insert(handle, read.id(), changed.get().version(), decided);
    store.auditTable().append(handle, event(ask, decided));
    DeskAnswer.Done done = new DeskAnswer.Done(changed.get(), decided, taken.note());
    ask.act()
        .key()
        .ifPresent(
            key ->
                AnswerTable.insert(
                    handle, new AnswerTable.Asked(ask.act().by(), key, ask.hash()), done, now));
    return done;
  }

  private static AuditTable.Event event(Ask ask, Decided decided) {
    String example = decided.example().isEmpty() ? "" : "; example " + decided.example();
    int more = decided.rules().size() - Example.MOST_RULES;
    String rules =
        decided.rules().isEmpty()
            ? ""
            : "; rules: "
                + decided.rules().stream()
                    .limit(Example.MOST_RULES)
                    .collect(Collectors.joining(" | "))
                + (more > 0 ? " | and " + more + " more of the suggestion" : "");
    return new AuditTable.Event(
        decided.by(), ask.verb(), ask.id(), "reason: " + decided.reason() + example + rules);
  }

  private static DeskAnswer refused(String why) {
    return new DeskAnswer.Refused(List.of(why));
  }

  /** What a decision does to the knowledge base. */
  @FunctionalInterface
  private interface Step {
    Ruling rule(Decision decision) throws InputException;
  }
}
