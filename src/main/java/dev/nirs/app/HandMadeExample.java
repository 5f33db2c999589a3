package dev.nirs.app;

import dev.nirs.knowledge.Acceptance;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Example.Status;
import dev.nirs.knowledge.Intake;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.Outcome;
import dev.nirs.notation.Micros;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.summary.WindowSummary;
import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.RulesetVerdict;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Takes rules that a person wrote in, verified to L5 against a window of a capture. */
public final class HandMadeExample {
  private final KnowledgeBase base;
  private final Policy policy;
  private final Decision decision;
  private final Instant now;

  /**
   * A maker.
   *
   * @param base where examples go
   * @param policy what rules are held to
   * @param decision who answers for them
   * @param now when
   */
  public HandMadeExample(KnowledgeBase base, Policy policy, Decision decision, Instant now) {
    this.base = base;
    this.policy = policy;
    this.decision = decision;
    this.now = now;
  }

  /**
   * Verifies rules and takes them in.
   *
   * @param lines the rules
   * @param number which window of the capture they are for, counted from 1; 0 for the last
   * @param settings what is read and how windows are made
   * @param standardInput read where a file is named {@code -}
   * @return what became of it
   * @throws InputException where the capture cannot be read or has no such window
   */
  public Intake take(
      List<String> lines, int number, SuggestSettings settings, InputStream standardInput)
      throws InputException {
    RuleText text = RuleText.read(lines, policy.version());
    if (!text.faults().isEmpty()) {
      return new Intake.Refused(text.faults());
    }
    Suggestion found = find(number, settings, standardInput);
    AlertWindow window = found.window();
    RulesetVerdict verdict = new Verifier(policy).verify(text.rules(), window);
    List<String> faults =
        verdict.rules().stream()
            .flatMap(v -> v.fault().map(f -> v.rule().canonical() + ": " + f.message()).stream())
            .toList();
    return faults.isEmpty()
        ? base.take(example(window, found.summary(), verdict))
        : new Intake.Refused(faults);
  }

  /** The answer to one window, for its flows and its summary. */
  private Suggestion find(int number, SuggestSettings settings, InputStream standardInput)
      throws InputException {
    List<Suggestion> found = new ArrayList<>();
    new SuggestRun(settings, new SuggestionPipeline(policy, Proposer.NONE), standardInput)
        .run(
            bytes -> {},
            suggestion -> {
              if (number == 0 || suggestion.window().number() == number) {
                found.clear();
                found.add(suggestion);
              }
            });
    if (found.isEmpty()) {
      throw new InputException(
          "--window " + number + ": the capture has no such window; 0 is the last");
    }
    return found.getFirst();
  }

  private Example example(AlertWindow window, WindowSummary summary, RulesetVerdict verdict)
      throws InputException {
    Instant start = Micros.instant(window.start());
    List<String> rules =
        verdict.kept().stream().map(RuleVerdict::rule).map(Object::toString).toList();
    String number = Integer.toHexString((rules + summary.toString()).hashCode());
    try {
      return Example.of(
          "by-hand/" + start.getEpochSecond() + "-" + number,
          decision.incidentOf(start, summary.pattern()),
          summary,
          rules,
          new Example.Verified(outcome(window, verdict), acceptance(start)));
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private Outcome outcome(AlertWindow window, RulesetVerdict verdict) {
    return new Outcome(
        window.alerts().size(),
        verdict.alertsMatched(),
        window.benign().size(),
        verdict.benignHit(),
        policy.bounds().epsilon());
  }

  private Acceptance acceptance(Instant start) {
    return new Acceptance(
        "written by hand for the window of " + start,
        decision.by(),
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        Status.ACTIVE,
        decision.reason(),
        1);
  }
}
