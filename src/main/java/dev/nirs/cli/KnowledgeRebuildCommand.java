package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.Nirs;
import dev.nirs.knowledge.Retriever;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge rebuild}. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description =
        "Throws the vector index away and builds it from the files; needed only after trouble, since it is rebuilt when stale.")
final class KnowledgeRebuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public Integer call() throws InputException {
    KnowledgeSettings settings = knowledge.settings();
    try (Retriever retriever = Nirs.retriever(settings)) {
      int entries = retriever.rebuild();
      String where =
          retriever.isInMemory()
              ? "in memory only: the folder cannot be written"
              : "in " + settings.vectorStore();
      spec.commandLine().getOut().println(entries + " entries indexed, " + where);
    }
    return ExitCode.DONE;
  }
}
