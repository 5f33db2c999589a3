package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.Nirs;
import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.knowledge.Retriever;
import dev.nirs.knowledge.Scored;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge search}. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Finds entries by meaning and by words (vector and BM25 ranks, fused).",
    footer = {"", "  nirs knowledge search 'many failed ssh logins from one address'"})
final class KnowledgeSearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Parameters(paramLabel = "WORD", arity = "1..*", description = "What to look for; plain words.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--kind",
      paramLabel = "example|warning|playbook",
      converter = OfEntryKind.class,
      description = "Only this kind.")
  private Optional<EntryKind> kind = Optional.empty();

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "5",
      description = "Most entries, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int most;

  @Override
  public Integer call() throws InputException {
    Checked.range(spec, "--most", most, 100);
    try (Retriever retriever = Nirs.retriever(knowledge.settings())) {
      List<Scored<KnowledgeEntry>> found = retriever.search(String.join(" ", words), kind, most);
      PrintWriter out = spec.commandLine().getOut();
      found.forEach(
          scored -> out.printf("%.4f  %s%n", scored.score(), EntryText.of(scored.entry())));
      return found.isEmpty() ? ExitCode.NO : ExitCode.DONE;
    }
  }
}
