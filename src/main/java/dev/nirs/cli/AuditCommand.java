package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.service.AuditLog;
import dev.nirs.service.store.ServiceStore;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nirs audit}: whether the audit log is as it was written. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Looks at the audit log of the service.")
final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Computes the hash chain of the audit log anew: each line holds the hash of the one before"
            + " it. Prints the number of lines and the last hash; noted elsewhere, that one also"
            + " proves later that nothing was cut off and written anew. Exit code 1 where the"
            + " chain is broken."
      })
  int verify(@Mixin DataOptions data) throws InputException {
    try (ServiceStore store = data.existing()) {
      AuditLog.Verdict verdict = store.audit().verify();
      PrintWriter out = spec.commandLine().getOut();
      if (verdict.brokenAt().isPresent()) {
        out.println(
            "broken: line "
                + verdict.brokenAt().getAsLong()
                + " is not as it was written, or is missing");
        return ExitCode.NO;
      }
      out.println("whole: " + verdict.lines() + " lines, last hash " + verdict.head());
      return ExitCode.DONE;
    }
  }
}
