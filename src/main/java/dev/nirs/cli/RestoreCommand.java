package dev.nirs.cli;

import dev.nirs.app.Nirs;
import dev.nirs.service.AuditLog;
import dev.nirs.service.store.Existing;
import dev.nirs.service.store.Restoration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs restore}. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup back into an empty data directory, and its knowledge base beside what is"
          + " there. Refused where the audit chain of the backup does not hold, where a service"
          + " uses the directory, or where something would be replaced."
    },
    footer = {"", "  nirs restore /backup/nirs-2026-11-26.zip --data-dir /var/lib/nirs"})
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private BaseOptions base = new BaseOptions();

  @Parameters(paramLabel = "FILE", description = "A zip that 'nirs backup' wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--force",
      description =
          "Set what is in the data directory aside (into .replaced-...), and replace files of the"
              + " knowledge base that differ.")
  private boolean isForced;

  @Override
  public Integer call() {
    Restoration restoration =
        new Restoration(
            data.folder(),
            base.folder(),
            isForced ? Existing.REPLACED : Existing.REFUSED,
            Nirs.clock());
    AuditLog.Verdict verdict = restoration.run(file);
    spec.commandLine()
        .getOut()
        .println(
            data.folder()
                + ": restored; audit log whole, "
                + verdict.lines()
                + " lines, last hash "
                + verdict.head());
    return ExitCode.DONE;
  }
}
