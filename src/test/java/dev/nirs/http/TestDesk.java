package dev.nirs.http;

import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.service.Act;
import dev.nirs.service.Decided;
import dev.nirs.service.Desk;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Dossier;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Trial;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RulesetVerdict;
import dev.nirs.verification.Verifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides with the real grammar and verifier, and writes into memory. */
final class TestDesk implements Desk {
  private final TestArchive archive;
  private final TestAudit audit;
  private final Policy policy;
  private final Map<String, DeskAnswer> byKey = new HashMap<>();

  TestDesk(TestArchive archive, TestAudit audit, Policy policy) {
    this.archive = archive;
    this.audit = audit;
    this.policy = policy;
  }

  @Override
  public DeskAnswer accept(String id, Act act) {
    return decide(id, SuggestionState.ACCEPTED, List.of("-A INPUT -s 203.0.113.7/32 -j DROP"), act);
  }

  @Override
  public DeskAnswer edit(String id, List<String> rules, Act act) {
    if (archive.find(id).isEmpty()) {
      return new DeskAnswer.Missing();
    }
    Trial trial = verify(id, rules);
    if (!trial.mayStand()) {
      return new DeskAnswer.Refused(
          trial.lines().stream()
              .flatMap(line -> line.fault().stream())
              .map(fault -> "a rule " + fault)
              .toList());
    }
    List<String> canonical =
        trial.lines().stream().flatMap(line -> line.canonical().stream()).toList();
    return decide(id, SuggestionState.EDITED, canonical, act);
  }

  @Override
  public DeskAnswer reject(String id, List<String> rules, Act act) {
    return decide(id, SuggestionState.REJECTED, rules, act);
  }

  @Override
  public DeskAnswer supersede(String id, Act act) {
    return decide(id, SuggestionState.SUPERSEDED, List.of(), act);
  }

  private synchronized DeskAnswer decide(
      String id, SuggestionState state, List<String> rules, Act act) {
    DeskAnswer before = act.key().map(byKey::get).orElse(null);
    Optional<Dossier> found = archive.find(id);
    if (before != null) {
      return before;
    }
    if (found.isEmpty()) {
      return new DeskAnswer.Missing();
    }
    int version = found.get().entry().version();
    if (found.get().entry().state() != SuggestionState.PENDING
        || act.version().orElse(version) != version) {
      return new DeskAnswer.Conflict(found.get().entry());
    }
    Decided decided =
        new Decided(state, act.by(), TestService.NOW, act.reason(), rules, "decided/" + id);
    audit.append(act.by(), state.name(), id, act.reason());
    DeskAnswer answer = new DeskAnswer.Done(archive.decide(id, decided), decided, "taken");
    act.key().ifPresent(key -> byKey.put(key, answer));
    return answer;
  }

  @Override
  public Trial verify(String id, List<String> rules) {
    List<Trial.Line> lines = new ArrayList<>();
    List<Rule> read = new ArrayList<>();
    boolean stands = true;
    RuleGrammar grammar = new RuleGrammar(policy.version(), RuleGrammar.CHAINS);
    for (String text : rules) {
      switch (grammar.parse(text)) {
        case ParsedLine.Refused no -> {
          stands = false;
          lines.add(refused(text, no.diagnostics()));
        }
        case ParsedLine.Accepted yes -> {
          read.addAll(yes.rules());
          lines.add(judged(id, text, yes));
        }
      }
    }
    RulesetVerdict all = new Verifier(policy).verify(read, archive.window(id).orElseThrow());
    stands &= all.rules().stream().allMatch(verdict -> verdict.isKept());
    return new Trial(lines, all.alertsMatched(), all.benignHit(), stands);
  }

  private static Trial.Line refused(String text, List<Diagnostic> diagnostics) {
    return new Trial.Line(text, Optional.empty(), diagnostics, Optional.of("is no rule"), 0, 0);
  }

  private Trial.Line judged(String id, String text, ParsedLine.Accepted yes) {
    RulesetVerdict verdict =
        new Verifier(policy).verify(yes.rules(), archive.window(id).orElseThrow());
    var first = verdict.rules().get(0);
    return new Trial.Line(
        text,
        Optional.of(first.rule().canonical()),
        yes.notes(),
        first.fault().map(fault -> fault.message()),
        first.alerts(),
        first.benign());
  }
}
