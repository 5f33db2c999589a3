package dev.nirs.cli;

import dev.nirs.knowledge.KnowledgeBase;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge revoke}. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description =
        "Takes examples and warnings back: they stay in the file and are never shown again.")
final class KnowledgeRevokeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Entries, as 'list' names them.")
  private List<String> ids = new ArrayList<>();

  @Override
  public Integer call() {
    KnowledgeBase base = KnowledgeBase.open(knowledge.settings().directory());
    PrintWriter out = spec.commandLine().getOut();
    int code = ExitCode.DONE;
    for (String id : ids) {
      boolean revoked = base.revoke(id);
      out.println((revoked ? "revoked: " : "no entry that could be revoked: ") + id);
      code = revoked ? code : ExitCode.NO;
    }
    return code;
  }
}
