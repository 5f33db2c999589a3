package dev.nirs.app;

import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Outcome;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.summary.SummaryText;
import dev.nirs.summary.WindowSummary;
import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the counts of an example agree with one another and with its rules. That they are true
 * cannot be told without the flows; that many false ones are not can.
 */
final class CountsCheck {
  private CountsCheck() {}

  static List<String> faults(Example example, List<Rule> rules) {
    List<String> faults = new ArrayList<>();
    WindowSummary window = example.window();
    Outcome outcome = example.outcome();
    same(faults, "alerts", outcome.alerts(), window.totals().alerts());
    same(faults, "benign", outcome.benign(), window.totals().benign());
    if (!example.text().equals(SummaryText.forRetrieval(window))) {
      faults.add("text is not the one of the window's counts");
    }
    int allowed = ChoiceSettings.allowedBenign(outcome.benign(), outcome.epsilon());
    if (outcome.benignMatched() > allowed) {
      faults.add("benignMatched " + outcome.benignMatched() + " is more than epsilon allows");
    }
    if (outcome.alertsMatched() == 0) {
      faults.add("alertsMatched is 0: the rules stop nothing");
    }
    parts(faults, "sources", window.sources(), window.totals().sources(), window);
    parts(faults, "destinations", window.destinations(), window.totals().destinations(), window);
    most(faults, rules, window, outcome);
    return faults;
  }

  private static void same(List<String> faults, String field, int outcome, int total) {
    if (outcome != total) {
      faults.add("outcome." + field + " " + outcome + " is not the window's " + total);
    }
  }

  /** Each alert has one source and one destination, so their counts add up to no more. */
  private static void parts(
      List<String> faults,
      String field,
      List<Count<IpAddress>> counts,
      int distinct,
      WindowSummary window) {
    long alerts = counts.stream().mapToLong(Count::alerts).sum();
    long benign = counts.stream().mapToLong(Count::benign).sum();
    if (alerts > window.totals().alerts() || benign > window.totals().benign()) {
      faults.add("the counts of " + field + " add up to more than the window holds");
    }
    if (counts.size() > distinct) {
      faults.add(field + " lists more than the " + distinct + " there are");
    }
  }

  /** No more alerts can be matched than come from or go to the addresses that the rules name. */
  private static void most(
      List<String> faults, List<Rule> rules, WindowSummary window, Outcome outcome) {
    long most = 0;
    for (Rule rule : rules) {
      long bound =
          Math.min(
              alerts(
                  rule.match(Match.Source.class)
                      .filter(m -> !m.negated())
                      .map(Match.Source::prefix),
                  window.sources(),
                  window.totals().sources(),
                  window),
              alerts(
                  rule.match(Match.Destination.class)
                      .filter(m -> !m.negated())
                      .map(Match.Destination::prefix),
                  window.destinations(),
                  window.totals().destinations(),
                  window));
      if (bound == 0) {
        faults.add(rule.canonical() + ": matches no alert of the window by its counts");
      }
      most += bound;
    }
    if (outcome.alertsMatched() > most) {
      faults.add(
          "alertsMatched "
              + outcome.alertsMatched()
              + " is more than the rules can match, "
              + most);
    }
  }

  /** Alerts of the addresses in a prefix, those that the list leaves out counted as in it. */
  private static long alerts(
      Optional<Prefix> prefix, List<Count<IpAddress>> counts, int distinct, WindowSummary window) {
    if (prefix.isEmpty()) {
      return window.totals().alerts();
    }
    long listed = counts.stream().mapToLong(Count::alerts).sum();
    long unlisted = counts.size() < distinct ? window.totals().alerts() - listed : 0;
    return unlisted
        + counts.stream()
            .filter(c -> prefix.get().contains(c.value()))
            .mapToLong(Count::alerts)
            .sum();
  }
}
