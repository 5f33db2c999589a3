package dev.nirs.explanation;

import dev.nirs.notation.EnumName;
import dev.nirs.selection.FloodAdvice;
import dev.nirs.suggestion.FloodOffers;
import dev.nirs.suggestion.ModelRun;
import dev.nirs.suggestion.Outcome;
import dev.nirs.suggestion.RefusedLine;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.summary.WindowSummary;
import dev.nirs.verification.RuleVerdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** A suggestion as a person reads it; every sentence is filled from counts. */
public final class SuggestionCard {
  private static final int MOST_RULES = 12;
  private static final int MOST_REFUSED = 5;

  private final Suggestion suggestion;
  private final StringBuilder text = new StringBuilder(1024);

  private SuggestionCard(Suggestion suggestion) {
    this.suggestion = suggestion;
  }

  /**
   * Writes a card.
   *
   * @param suggestion the suggestion
   * @return several lines, the last with its line end
   */
  public static String of(Suggestion suggestion) {
    return of(suggestion, FloodOffers.of(suggestion));
  }

  /**
   * Writes a card whose flood offers are known, as they are where JSON is written too.
   *
   * @param suggestion the suggestion
   * @param floods what {@link FloodOffers} says of it
   * @return several lines, the last with its line end
   */
  public static String of(Suggestion suggestion, List<FloodAdvice> floods) {
    return new SuggestionCard(suggestion).write(floods);
  }

  private String write(List<FloodAdvice> floods) {
    head();
    outcome();
    rules();
    together();
    unmatched();
    notes();
    FloodText.lines(floods, suggestion.window().benign().size())
        .forEach(each -> line("  %s", each));
    suggestion.run().ifPresent(this::run);
    return text.toString();
  }

  private void head() {
    WindowSummary summary = suggestion.summary();
    WindowSummary.Totals totals = summary.totals();
    line(
        "Window %d  %s to %s UTC  (suggestion %s)",
        suggestion.window().number(),
        Times.people(suggestion.window().start()),
        Times.people(suggestion.window().close()),
        suggestion.id());
    line(
        "  %s over %s from %s to %s; looks like %s",
        count(totals.alerts(), "alert"),
        Times.duration(summary.seconds()),
        count(totals.sources(), "source"),
        count(totals.destinations(), "destination"),
        EnumName.words(summary.pattern()));
    line("  judged against %s", count(totals.benign(), "benign flow"));
  }

  private void outcome() {
    String words =
        switch (suggestion.outcome()) {
          case Outcome.Model m -> "MODEL: every rule was proposed by the model and verified";
          case Outcome.Completed c ->
              "COMPLETED: rules of the model, then atomic rules for the alerts left over";
          case Outcome.Fallback f -> "FALLBACK to the " + baseline() + ": " + why(f);
          case Outcome.Abstained a -> "ABSTAINED: no rule is safe to suggest";
        };
    line("  %s", words);
    if (suggestion.outcome() instanceof Outcome.Abstained abstained) {
      abstained.best().ifPresent(this::bestRefused);
    }
  }

  /** The command says once where no model can be asked; a card does not repeat the particulars. */
  private static String why(Outcome.Fallback fallback) {
    return switch (fallback.reason()) {
      case UNREACHABLE -> "no Ollama answers";
      case MODEL_MISSING -> "Ollama does not have the model";
      default -> Clip.of(fallback.detail());
    };
  }

  private void bestRefused(RuleVerdict best) {
    line("  best refused: %s", best.rule().canonical());
    line(
        "     would stop %d of %s, but %s",
        best.alerts(),
        count(suggestion.window().alerts().size(), "alert"),
        best.fault().map(f -> f.message()).orElse("other rules come first"));
  }

  private void rules() {
    List<SuggestedRule> rules = suggestion.rules();
    for (int i = 0; i < Math.min(rules.size(), MOST_RULES); i++) {
      rule(i + 1, rules.get(i));
    }
    if (rules.size() > MOST_RULES) {
      line(
          "  ... and %d more rules (--output json or iptables prints all, --max-rules bounds them)",
          rules.size() - MOST_RULES);
    }
  }

  private String baseline() {
    boolean general =
        suggestion.rules().stream().anyMatch(r -> r.source() == SuggestedRule.Source.GENERAL);
    return general ? "general baseline" : "atomic baseline";
  }

  private void rule(int number, SuggestedRule rule) {
    line("  %d. %s", number, rule.rule().canonical());
    line(
        "     stops %d of %s (%d new), hits %d of %s; proposed by %s",
        rule.alerts(),
        count(suggestion.window().alerts().size(), "alert"),
        rule.newAlerts(),
        rule.benign(),
        count(suggestion.window().benign().size(), "benign flow"),
        switch (rule.source()) {
          case MODEL -> "the model";
          case ATOMIC -> "the atomic baseline";
          case GENERAL -> "the general baseline";
        });
    if (!rule.hostsTouched().isEmpty()) {
      line("     touches %s", String.join("; ", rule.hostsTouched()));
    }
  }

  private void together() {
    line(
        "  Together: %d of %s stopped (%s), %d of %s hit (%s; allowed %s)",
        suggestion.impact().alertsMatched(),
        count(suggestion.window().alerts().size(), "alert"),
        percent(suggestion.coverage()),
        suggestion.impact().benignMatched(),
        count(suggestion.window().benign().size(), "benign flow"),
        percent(suggestion.falsePositiveRate()),
        percent(suggestion.policy().bounds().epsilon()));
  }

  private void unmatched() {
    int alerts = suggestion.window().alerts().size();
    int left = alerts - suggestion.impact().alertsMatched();
    if (left > 0) {
      line("  Not stopped: %d of %s", left, count(alerts, "alert"));
      UnmatchedText.lines(suggestion.unmatched()).forEach(each -> line("     %s", each));
    }
  }

  private void notes() {
    int floor = suggestion.policy().bounds().benignFloor();
    int benign = suggestion.window().benign().size();
    if (benign < floor) {
      line(
          "  Note: fewer than %d benign flows were seen, so only rules bound to one source are"
              + " suggested: \"no benign flow hit\" proves little here.",
          floor);
    }
  }

  private void run(ModelRun run) {
    line(
        "  Model %s, %s, prompt %d tokens, answer %d tokens%s",
        Clip.of(run.model()),
        count(run.attempts(), "attempt"),
        run.promptTokens(),
        run.answerTokens(),
        run.examples().isEmpty() ? "" : "; shown: " + String.join(", ", run.examples()));
    List<RefusedLine> refused = run.refused();
    refused.stream()
        .limit(MOST_REFUSED)
        .forEach(r -> line("  refused: %s  (%s)", Clip.of(r.line()), Clip.of(r.fault().message())));
    if (refused.size() > MOST_REFUSED) {
      line("  ... and %d more lines refused", refused.size() - MOST_REFUSED);
    }
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String percent(double share) {
    return new BigDecimal(share * 100)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
