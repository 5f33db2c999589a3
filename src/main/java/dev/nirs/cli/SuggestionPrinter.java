package dev.nirs.cli;

import dev.nirs.explanation.RestoreFragment;
import dev.nirs.explanation.RunTotals;
import dev.nirs.explanation.SuggestionCard;
import dev.nirs.explanation.SuggestionJson;
import dev.nirs.suggestion.Suggestion;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Prints suggestions in the form that was asked for, each as soon as it is there where the form
 * allows it.
 */
final class SuggestionPrinter implements Consumer<Suggestion> {
  private final Output output;
  private final PrintWriter out;
  private final RestoreFragment fragment = new RestoreFragment();
  private final RunTotals totals = new RunTotals();

  SuggestionPrinter(Output output, PrintWriter out) {
    this.output = output;
    this.out = out;
  }

  @Override
  public void accept(Suggestion suggestion) {
    totals.add(suggestion);
    switch (output) {
      case text -> out.println(SuggestionCard.of(suggestion));
      case json -> out.println(SuggestionJson.of(suggestion));
      case iptables -> fragment.add(suggestion);
    }
    out.flush();
  }

  void end() {
    if (output == Output.iptables) {
      out.print(fragment);
    }
    out.flush();
  }

  RunTotals totals() {
    return totals;
  }
}
