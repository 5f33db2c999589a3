package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.service.Act;
import dev.nirs.service.AuditLog;
import dev.nirs.service.Decided;
import dev.nirs.service.Desk;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Entry;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.traffic.Prefix;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTest {
  private static final Act ALICE =
      new Act("alice", "seen before", Optional.empty(), OptionalInt.empty());

  @TempDir Path folder;
  private ServiceStore store;
  private KnowledgeBase base;
  private Desk desk;
  private Suggestion suggestion;
  private final List<Entry> told = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    base = KnowledgeBase.open(Files.createDirectories(folder.resolve("base")));
    store = ServiceStore.open(folder.resolve("data"), Kept.NOON);
    store.onChange(told::add);
    desk = new AnalystDesk(store, base, Kept.POLICY, Kept.NOON);
    suggestion = Kept.suggestion(1);
    store.archive().add("s", Trigger.CLOSED, suggestion);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Each attacker has a host of its own, so that each needs a rule of its own. */
  private static Suggestion manyRules() {
    List<String> alerts = new ArrayList<>();
    for (int i = 0; i < Example.MOST_RULES + 8; i++) {
      alerts.add("tcp " + Kept.attacker(i) + ":1000 > 192.0.2." + (100 + i) + ":22");
    }
    return Kept.of(7_000_000, alerts);
  }

  @Test
  void moreRulesThanAnExampleHoldsAreTakenAndTeachNothing() {
    Suggestion many = manyRules();
    List<String> rules = many.rules().stream().map(r -> r.rule().canonical()).toList();
    assertThat(rules).hasSize(Example.MOST_RULES + 8);
    store.archive().add("s", Trigger.CLOSED, many);
    DeskAnswer.Done done = done(desk.accept(many.id(), ALICE));
    assertThat(done.decided().rules()).isEqualTo(rules);
    assertThat(done.decided().example()).isEmpty();
    assertThat(done.note()).contains("40 rules are more than an example holds");
    assertThat(done.entry().state()).isEqualTo(SuggestionState.ACCEPTED);
    assertThat(store.archive().find(many.id()).orElseThrow().decisions())
        .containsExactly(done.decided());
    assertThat(base.snapshot().examples()).isEmpty();
    AuditLog.Line line = store.audit().page(OptionalLong.empty(), 1).items().getFirst();
    assertThat(line.detail())
        .contains(rules.getFirst())
        .endsWith(" | and 8 more of the suggestion");
  }

  @Test
  void manyRulesAreHeldToWhatIsProtectedNow() {
    Suggestion many = manyRules();
    store.archive().add("s", Trigger.CLOSED, many);
    Protection ours =
        new Protection(
            List.of(Prefix.parse(Kept.attacker(35) + "/32").orElseThrow()), List.of(), Set.of());
    Policy guarded =
        new Policy(Kept.POLICY.chain(), Kept.POLICY.version(), Kept.POLICY.bounds(), ours);
    DeskAnswer answer = new AnalystDesk(store, base, guarded, Kept.NOON).accept(many.id(), ALICE);
    assertThat(answer)
        .isInstanceOfSatisfying(
            DeskAnswer.Refused.class,
            refused -> assertThat(refused.why()).anyMatch(w -> w.contains(Kept.attacker(35))));
    assertThat(store.archive().find(many.id()).orElseThrow().entry().state())
        .isEqualTo(SuggestionState.PENDING);
  }

  @Test
  void anAcceptedSuggestionIsEverywhereAtOnce() {
    DeskAnswer.Done done = done(desk.accept(suggestion.id(), ALICE));
    List<String> rules = suggestion.rules().stream().map(r -> r.rule().canonical()).toList();
    assertThat(done.decided())
        .isEqualTo(
            new Decided(
                SuggestionState.ACCEPTED,
                "alice",
                Kept.NOON.instant(),
                "seen before",
                rules,
                "suggestion/" + suggestion.id()));
    assertThat(done.entry().state()).isEqualTo(SuggestionState.ACCEPTED);
    assertThat(done.entry().version()).isEqualTo(2);
    assertThat(done.note()).contains("suggestion/" + suggestion.id());
    assertThat(told).containsExactly(done.entry());
    var dossier = store.archive().find(suggestion.id()).orElseThrow();
    assertThat(dossier.entry()).isEqualTo(done.entry());
    assertThat(dossier.decisions()).containsExactly(done.decided());
    Example example =
        KnowledgeBase.open(folder.resolve("base"))
            .snapshot()
            .example("suggestion/" + suggestion.id())
            .orElseThrow();
    assertThat(example.rules()).isEqualTo(rules);
    assertThat(example.isActive()).isTrue();
    AuditLog.Line line = store.audit().page(OptionalLong.empty(), 1).items().getFirst();
    assertThat(line.action()).isEqualTo("accept");
    assertThat(line.subject()).isEqualTo(suggestion.id());
    assertThat(line.detail())
        .isEqualTo(
            "reason: seen before; example suggestion/"
                + suggestion.id()
                + "; rules: "
                + String.join(" | ", rules));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-A INPUT -s 203.0.0.2/32 -j DROP                            | -",
        "sudo iptables -A INPUT -s 203.0.0.2 -j DROP                 | -",
        "-A INPUT -s 203.0.0.2/32 -p tcp -m tcp --dport 22 -j DROP   | -",
        "-A INPUT -s 203.0.0.9/32 -j DROP                            | matches no alert",
        "-A INPUT -s 0.0.0.0/0 -j DROP                               | benign",
        "-A INPUT -j DROP                                            | benign",
        "-A FORWARD -s 203.0.0.2/32 -j DROP                          | not to INPUT",
        "-A INPUT -s 203.0.0.2/32 -j DROP; reboot                    | column",
        "-F INPUT                                                    | column",
        "-A INPUT -s 2001:db8::1/128 -j DROP                         | column",
        "''                                                          | an empty line",
      })
  void anEditIsCheckedAsTyped(String rule, String fault) {
    DeskAnswer answer = desk.edit(suggestion.id(), List.of(rule), ALICE);
    assertThat(desk.verify(suggestion.id(), List.of(rule)).mayStand()).isEqualTo(fault == null);
    if (fault == null) {
      DeskAnswer.Done done = done(answer);
      assertThat(done.entry().state()).isEqualTo(SuggestionState.EDITED);
      assertThat(done.decided().rules()).singleElement().asString().contains("203.0.0.2/32");
    } else {
      assertThat(answer)
          .isInstanceOfSatisfying(
              DeskAnswer.Refused.class,
              refused -> assertThat(refused.why().toString()).contains(fault));
      nothingWasWritten();
    }
  }

  @Test
  void aRejectionNeedsAReasonAndRulesOfTheSuggestion() {
    String own = suggestion.rules().getFirst().rule().canonical();
    refused(desk.reject(suggestion.id(), List.of(), because(" ")), "needs a reason");
    refused(
        desk.reject(suggestion.id(), List.of("-A INPUT -j DROP"), because("wrong")),
        "only rules of the suggestion");
    nothingWasWritten();
    DeskAnswer.Done done = done(desk.reject(suggestion.id(), List.of(own), because("our scanner")));
    assertThat(done.entry().state()).isEqualTo(SuggestionState.REJECTED);
    assertThat(done.decided().rules()).containsExactly(own);
    assertThat(base.snapshot().example(done.decided().example()).orElseThrow().isWarning())
        .isTrue();
  }

  @Test
  void aSupersededOneIsSetAsideWithoutAJudgement() {
    DeskAnswer.Done done = done(desk.supersede(suggestion.id(), because("")));
    assertThat(done.entry().state()).isEqualTo(SuggestionState.SUPERSEDED);
    assertThat(done.decided().rules()).isEmpty();
    assertThat(base.snapshot().examples()).isEmpty();
    assertThat(store.audit().verify().lines()).isEqualTo(1);
  }

  /** What is decided is decided, whoever comes with what. */
  @ParameterizedTest
  @ValueSource(strings = {"accept", "edit", "reject", "supersede"})
  void aSecondDecisionIsAConflict(String first) {
    Entry decided = done(act(first, ALICE)).entry();
    told.clear();
    for (String second : List.of("accept", "edit", "reject", "supersede")) {
      assertThat(act(second, because("later"))).isEqualTo(new DeskAnswer.Conflict(decided));
    }
    assertThat(store.archive().find(suggestion.id()).orElseThrow().decisions()).hasSize(1);
    assertThat(store.audit().verify().lines()).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "edit", "reject", "supersede"})
  void aVersionThatWasNotSeenIsAConflict(String verb) {
    Entry now = store.archive().find(suggestion.id()).orElseThrow().entry();
    for (int version : new int[] {0, 2, -1}) {
      assertThat(act(verb, new Act("a", "r", Optional.empty(), OptionalInt.of(version))))
          .isEqualTo(new DeskAnswer.Conflict(now));
    }
    nothingWasWritten();
    done(act(verb, new Act("a", "r", Optional.empty(), OptionalInt.of(1))));
  }

  @Test
  void anUnknownSuggestionIsMissing() {
    for (String id : List.of("", "0123456789abcdef", suggestion.id().substring(0, 8))) {
      assertThat(desk.accept(id, ALICE)).isEqualTo(new DeskAnswer.Missing());
      assertThat(desk.edit(id, List.of(), ALICE)).isEqualTo(new DeskAnswer.Missing());
      assertThat(desk.reject(id, List.of(), ALICE)).isEqualTo(new DeskAnswer.Missing());
      assertThat(desk.supersede(id, ALICE)).isEqualTo(new DeskAnswer.Missing());
    }
    assertThat(desk.verify("0123456789abcdef", List.of("-A INPUT -j DROP")).mayStand()).isFalse();
    nothingWasWritten();
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "edit", "reject", "supersede"})
  void theSameKeyGivesTheFirstAnswerAgain(String verb) {
    Act keyed = new Act("alice", "why", Optional.of("key-1"), OptionalInt.of(1));
    DeskAnswer.Done first = done(act(verb, keyed));
    int lines = lines();
    assertThat(act(verb, keyed)).isEqualTo(first);
    store.close();
    store = ServiceStore.open(folder.resolve("data"), Kept.NOON);
    desk = new AnalystDesk(store, base, Kept.POLICY, Kept.NOON);
    assertThat(act(verb, keyed)).isEqualTo(first);
    assertThat(act(verb, new Act("bob", "why", Optional.of("key-1"), OptionalInt.empty())))
        .isInstanceOf(DeskAnswer.Conflict.class);
    refused(
        act(verb, new Act("alice", "another", Optional.of("key-1"), OptionalInt.empty())),
        "used for another request");
    assertThat(store.audit().verify().lines()).isEqualTo(1);
    assertThat(lines()).isEqualTo(lines);
  }

  @Test
  void aRefusalMayBeTriedAgainUnderTheSameKey() {
    Act keyed = new Act("alice", "", Optional.of("k"), OptionalInt.empty());
    refused(desk.edit(suggestion.id(), List.of("-A INPUT -j DROP"), keyed), "benign");
    done(desk.accept(suggestion.id(), keyed));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ok, k, by",
    "' ', ok, k, by",
    "two\u00a0, ok, k, by",
    "me, two\u000blines, k, reason",
    "me, ok, '', key",
    "me, ok, k\u0000k, key"
  })
  void textsOutOfRangeAreRefused(String by, String reason, String key, String field) {
    for (String verb : List.of("accept", "edit", "reject", "supersede")) {
      refused(act(verb, new Act(by, reason, Optional.of(key), OptionalInt.empty())), field);
    }
    refused(desk.accept(suggestion.id(), because("x".repeat(201))), "201");
    nothingWasWritten();
  }

  /** As after a crash between the knowledge base and the database. */
  @Test
  void aRetryAfterACrashBetweenMakesNoSecondExample() throws Exception {
    new dev.nirs.app.Curation(base, store.suggestions(), Kept.POLICY, Kept.NOON)
        .accept(
            suggestion.id(), new dev.nirs.app.Decision("alice", "seen before", Optional.empty()));
    int lines = lines();
    DeskAnswer.Done done = done(desk.accept(suggestion.id(), ALICE));
    assertThat(done.note()).contains("says so already");
    assertThat(done.decided().example()).isEqualTo("suggestion/" + suggestion.id());
    assertThat(lines()).isEqualTo(lines);
  }

  @Test
  void aTrialTellsWhatEachLineWouldDo() {
    var trial =
        desk.verify(
            suggestion.id(),
            List.of(
                "-A INPUT -s 203.0.0.2/32 -p tcp -m tcp --dport 22 -j DROP",
                "-A INPUT -s 203.0.0.2/32 -p tcp -m tcp --dport 1001 -j DROP",
                "-A INPUT -s 198.51.100.1,203.0.0.2 -j DROP",
                "-A INPUT -s 203.0.0.2 -p tcp --dport 22-23 -j DROP"));
    assertThat(trial.mayStand()).isFalse();
    assertThat(trial.lines()).hasSize(4);
    assertThat(trial.lines().get(0).alerts()).isEqualTo(1);
    assertThat(trial.lines().get(0).fault()).isEmpty();
    assertThat(trial.lines().get(1).fault()).isEmpty();
    assertThat(trial.lines().get(2).alerts()).isEqualTo(2);
    assertThat(trial.lines().get(2).benign()).isEqualTo(1);
    assertThat(trial.lines().get(2).fault()).isPresent();
    assertThat(trial.lines().get(2).canonical().orElseThrow().lines()).hasSize(2);
    assertThat(trial.lines().get(3).canonical()).isEmpty();
    assertThat(trial.lines().get(3).diagnostics().getFirst().column()).isGreaterThan(1);
    assertThat(trial.alertsMatched()).isEqualTo(2);
    assertThat(trial.benignMatched()).isEqualTo(1);
    nothingWasWritten();
  }

  @Test
  void tooManyRulesAreNotJudged() {
    List<String> many = java.util.Collections.nCopies(40, "-A INPUT -s 203.0.0.2/32 -j DROP");
    refused(desk.edit(suggestion.id(), many, ALICE), "40 rules");
    var trial = desk.verify(suggestion.id(), many);
    assertThat(trial.lines()).hasSize(40);
    assertThat(trial.mayStand()).isFalse();
    assertThat(trial.lines().getLast().fault()).isPresent();
  }

  @Test
  void withoutItsFlowsOnlyTheSuggestionsOwnRulesMayStand() throws IOException {
    Files.delete(folder.resolve("data/suggestions/windows/" + suggestion.id() + ".gz"));
    List<String> own = suggestion.rules().stream().map(r -> r.rule().canonical()).toList();
    var trial = desk.verify(suggestion.id(), own);
    assertThat(trial.mayStand()).isTrue();
    assertThat(trial.alertsMatched()).isEqualTo(2);
    String other = "-A INPUT -s 203.0.0.2/32 -p tcp -m tcp --dport 22 -j DROP";
    var refused = desk.verify(suggestion.id(), List.of(other));
    assertThat(refused.mayStand()).isFalse();
    assertThat(refused.lines().getFirst().fault().orElseThrow()).contains("no longer kept");
    done(desk.accept(suggestion.id(), ALICE));
  }

  private DeskAnswer act(String verb, Act act) {
    return switch (verb) {
      case "accept" -> desk.accept(suggestion.id(), act);
      case "edit" -> desk.edit(suggestion.id(), List.of("-A INPUT -s 203.0.0.2/32 -j DROP"), act);
      case "reject" -> desk.reject(suggestion.id(), List.of(), act);
      case "supersede" -> desk.supersede(suggestion.id(), act);
      default -> throw new IllegalArgumentException(verb);
    };
  }

  private static Act because(String reason) {
    return new Act("alice", reason, Optional.empty(), OptionalInt.empty());
  }

  private static DeskAnswer.Done done(DeskAnswer answer) {
    assertThat(answer).isInstanceOf(DeskAnswer.Done.class);
    return (DeskAnswer.Done) answer;
  }

  private static void refused(DeskAnswer answer, String why) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            DeskAnswer.Refused.class, r -> assertThat(r.why().toString()).contains(why));
  }

  private void nothingWasWritten() {
    assertThat(base.snapshot().examples()).isEmpty();
    assertThat(store.audit().verify().lines()).isZero();
    assertThat(store.archive().find(suggestion.id()).orElseThrow().entry().version()).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  private int lines() {
    Path file = folder.resolve("base/examples/accepted.jsonl");
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
