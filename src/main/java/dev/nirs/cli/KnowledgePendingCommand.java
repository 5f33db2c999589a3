package dev.nirs.cli;

import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeSnapshot;
import dev.nirs.knowledge.StoredSuggestion;
import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.notation.EnumName;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge pending}. */
@Command(
    name = "pending",
    mixinStandardHelpOptions = true,
    description = "Lists stored suggestions with rules that nobody decided on yet.")
final class KnowledgePendingCommand implements Callable<Integer> {
  private static final int MOST_RULES = 4;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public Integer call() {
    KnowledgeSnapshot now = KnowledgeBase.open(knowledge.settings().directory()).snapshot();
    SuggestionStore suggestions = SuggestionStore.at(store.folder(knowledge.settings()));
    List<StoredSuggestion> open =
        suggestions.all().stream()
            .filter(s -> !s.rules().isEmpty())
            .filter(s -> now.example("suggestion/" + s.id()).isEmpty())
            .toList();
    open.forEach(this::print);
    Messages messages = new Messages(spec.commandLine().getErr());
    suggestions.faults().forEach(fault -> messages.say("left out: " + fault));
    messages.say(open.size() + " suggestions wait for a decision");
    return open.isEmpty() ? ExitCode.NO : ExitCode.DONE;
  }

  private void print(StoredSuggestion suggestion) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s  %s  %s%n    stops %d of %d alerts, hits %d of %d benign flows; proposed by %s%n",
        suggestion.id(),
        suggestion.made().from(),
        EnumName.words(suggestion.window().pattern()),
        suggestion.outcome().alertsMatched(),
        suggestion.outcome().alerts(),
        suggestion.outcome().benignMatched(),
        suggestion.outcome().benign(),
        suggestion.made().proposedBy());
    suggestion.rules().stream().limit(MOST_RULES).forEach(rule -> out.println("    " + rule));
    if (suggestion.made().rules() > MOST_RULES) {
      out.println("    ... and " + (suggestion.made().rules() - MOST_RULES) + " more rules");
    }
  }
}
