package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.notation.Printable;
import dev.nirs.service.Role;
import dev.nirs.service.Tokens;
import dev.nirs.service.store.ServiceStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs token}: who may talk to the service. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Makes, lists and ends the bearer tokens of the service. Only a hash of each is kept, so a"
          + " token is shown once. A running service knows of a change at once."
    },
    footer = {
      "",
      "  nirs token add alice --role analyst",
      "  nirs token add suricata-1 --role sensor",
      "  nirs token revoke alice"
    })
final class TokenCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Makes a token and prints it, this once.")
  int add(
      @Mixin DataOptions data,
      @Mixin WhoOptions who,
      @Parameters(
              paramLabel = "NAME",
              description =
                  "What the bearer is called in decisions and in the audit log: letters, digits,"
                      + " dots, dashes, underscores.")
          String name,
      @Option(
              names = "--role",
              paramLabel = "viewer|analyst|sensor",
              required = true,
              converter = OfRole.class,
              description =
                  "What its bearer may do: viewer reads, analyst also decides and sends, sensor"
                      + " only sends.")
          Role role) {
    try (ServiceStore store = data.store()) {
      String token = Checked.value(spec, () -> store.tokens().create(name, role, who.name()));
      spec.commandLine().getOut().println(token);
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "Lists the valid tokens: name, role, when made. Exit code 1 where there is none.")
  int list(@Mixin DataOptions data) throws InputException {
    try (ServiceStore store = data.existing()) {
      List<Tokens.Token> all = store.tokens().all();
      PrintWriter out = spec.commandLine().getOut();
      for (Tokens.Token token : all) {
        out.printf(
            Locale.ROOT,
            "%-20s %-8s %s%n",
            token.name(),
            token.role().name().toLowerCase(Locale.ROOT),
            token.createdAt());
      }
      return all.isEmpty() ? ExitCode.NO : ExitCode.DONE;
    }
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Ends tokens. Exit code 1 where a name has no valid one.")
  int revoke(
      @Mixin DataOptions data,
      @Mixin WhoOptions who,
      @Parameters(paramLabel = "NAME", arity = "1..*", description = "As 'list' names them.")
          List<String> names)
      throws InputException {
    int code = ExitCode.DONE;
    try (ServiceStore store = data.existing()) {
      for (String name : names) {
        boolean ended = store.tokens().revoke(name, who.name());
        spec.commandLine()
            .getOut()
            .println(
                (ended ? "revoked: " : "no valid token of that name: ") + Printable.head(name, 60));
        code = ended ? code : ExitCode.NO;
      }
    }
    return code;
  }
}
