package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.service.store.ServiceStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs backup}. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes everything that the service keeps into one zip: suggestions, decisions, audit log,"
          + " tokens (hashed), events not yet answered, and the knowledge base. The service may run"
          + " meanwhile."
    },
    footer = {"", "  nirs backup /backup/nirs-$(date +%F).zip --data-dir /var/lib/nirs"})
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private BaseOptions base = new BaseOptions();

  @Parameters(paramLabel = "FILE", description = "The zip; must not exist.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws InputException {
    try (ServiceStore store = data.existing()) {
      long files = store.backup(file, Optional.of(base.folder()).filter(Files::isDirectory));
      spec.commandLine().getOut().println(file + ": " + files + " files");
      return ExitCode.DONE;
    }
  }
}
