package dev.nirs.service.store;

import dev.nirs.app.Curation;
import dev.nirs.app.InputException;
import dev.nirs.explanation.MatchedFlows;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.StoredSuggestion;
import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.Trial;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks rules for a suggestion's window, line by line, without deciding anything. */
final class TrialRun {
  private final Curation curation;
  private final SuggestionStore files;

  TrialRun(Curation curation, SuggestionStore files) {
    this.curation = curation;
    this.files = files;
  }

  Trial run(String id, List<String> texts) {
    List<String> judged = texts.subList(0, Math.min(texts.size(), Example.MOST_RULES));
    try {
      Policy policy = curation.policy(id);
      List<String> faults = curation.faults(id, judged);
      boolean mayStand = faults.isEmpty() && judged.size() == texts.size();
      Optional<StoredSuggestion> suggestion = files.find(id);
      Optional<AlertWindow> window = suggestion.flatMap(files::window);
      List<Parsed> parsed = parse(judged, policy);
      Trial trial =
          window.isPresent()
              ? byFlows(parsed, policy, window.get(), mayStand)
              : byCounts(parsed, faults, suggestion, mayStand);
      return with(trial, texts.subList(judged.size(), texts.size()));
    } catch (InputException e) {
      String why = String.valueOf(e.getMessage());
      return new Trial(texts.stream().map(text -> unjudged(text, why)).toList(), 0, 0, false);
    }
  }

  private static List<Parsed> parse(List<String> texts, Policy policy) {
    RuleGrammar grammar = new RuleGrammar(policy.version(), RuleGrammar.CHAINS);
    return texts.stream().map(text -> new Parsed(text, grammar.parse(text))).toList();
  }

  private static Trial byFlows(
      List<Parsed> parsed, Policy policy, AlertWindow window, boolean mayStand) {
    List<Rule> rules = parsed.stream().flatMap(p -> p.rules().stream()).distinct().toList();
    List<RuleVerdict> verdicts = new Verifier(policy).verify(rules, window).rules();
    BenignCount count = policy.bounds().benignCount();
    List<Trial.Line> lines =
        parsed.stream()
            .map(p -> byFlows(p, verdicts, new MatchedFlows(p.rules(), count), window))
            .toList();
    MatchedFlows together = new MatchedFlows(rules, count);
    return new Trial(lines, together.alerts(window), together.benign(window), mayStand);
  }

  private static Trial.Line byFlows(
      Parsed parsed, List<RuleVerdict> verdicts, MatchedFlows matched, AlertWindow window) {
    Optional<String> fault =
        verdicts.stream()
            .filter(v -> parsed.rules().contains(v.rule()))
            .flatMap(v -> v.fault().stream())
            .map(Fault::message)
            .findFirst();
    return line(parsed, fault, matched.alerts(window), matched.benign(window));
  }

  /** What rules match cannot be told where the flows are gone; the reasons begin with the rule. */
  private static Trial byCounts(
      List<Parsed> parsed,
      List<String> faults,
      Optional<StoredSuggestion> suggestion,
      boolean mayStand) {
    List<Trial.Line> lines =
        parsed.stream()
            .map(
                p ->
                    line(
                        p,
                        faults.stream()
                            .filter(f -> p.rules().stream().anyMatch(r -> f.startsWith(r + ": ")))
                            .map(f -> f.substring(f.indexOf(": ") + 2))
                            .findFirst(),
                        0,
                        0))
            .toList();
    int matched = mayStand ? suggestion.map(s -> s.outcome().alertsMatched()).orElse(0) : 0;
    int hit = mayStand ? suggestion.map(s -> s.outcome().benignMatched()).orElse(0) : 0;
    return new Trial(lines, matched, hit, mayStand);
  }

  private static Trial.Line line(Parsed parsed, Optional<String> fault, int alerts, int benign) {
    return switch (parsed.line) {
      case ParsedLine.Accepted accepted ->
          new Trial.Line(
              parsed.text,
              Optional.of(
                  accepted.rules().stream().map(Rule::canonical).collect(Collectors.joining("\n"))),
              accepted.notes(),
              fault,
              alerts,
              benign);
      case ParsedLine.Refused refused ->
          new Trial.Line(
              parsed.text, Optional.empty(), refused.diagnostics(), Optional.empty(), 0, 0);
    };
  }

  private static Trial with(Trial trial, List<String> tooMany) {
    List<Trial.Line> lines = new ArrayList<>(trial.lines());
    tooMany.forEach(
        text ->
            lines.add(
                unjudged(text, "is one more than the " + Example.MOST_RULES + " rules allowed")));
    return new Trial(lines, trial.alertsMatched(), trial.benignMatched(), trial.mayStand());
  }

  private static Trial.Line unjudged(String text, String why) {
    return new Trial.Line(text, Optional.empty(), List.of(), Optional.of(why), 0, 0);
  }

  /** A line and what the grammar made of it. */
  private record Parsed(String text, ParsedLine line) {
    List<Rule> rules() {
      return line instanceof ParsedLine.Accepted accepted ? accepted.rules() : List.of();
    }
  }
}
