package dev.nirs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
    name = "nirs",
    mixinStandardHelpOptions = true,
    versionProvider = NirsCommand.Version.class,
    description = {
      "Turns windows of IDS alerts into the few iptables rules that stop the attack and leave"
          + " normal traffic alone."
    },
    footerHeading = "%nTry first:%n",
    footer = {
      "  nirs suggest examples/slides/alerts.csv --benign examples/slides/benign.csv",
      "  nirs suggest /var/log/suricata/eve.json --model qwen2.5:7b",
      "  echo '-A INPUT -s 192.0.2.7 -j DROP' | nirs check -",
      "  nirs serve --follow /var/log/suricata/eve.json",
      "  nirs doctor",
      "",
      "Every option may also stand in the file nirs.yaml (or the one that NIRS_CONFIG names) as"
          + " 'epsilon: 0.01',",
      "or in the environment as NIRS_EPSILON; options win over the environment, the environment"
          + " over the file.",
      "",
      "Exit codes: 0 done, 1 the answer is no (an invalid rule, nothing suggested), 2 wrong usage"
          + " or input, 3 something is missing on this machine."
    })
final class NirsCommand implements Runnable {
  private static final Map<String, Function<String[], Object>> SUBCOMMANDS = new LinkedHashMap<>();

  static {
    SUBCOMMANDS.put("suggest", arguments -> new SuggestCommand());
    SUBCOMMANDS.put("check", arguments -> new CheckCommand());
    SUBCOMMANDS.put("knowledge", arguments -> new KnowledgeCommand());
    SUBCOMMANDS.put("evaluate", EvaluateCommand::lineFor);
    SUBCOMMANDS.put("serve", arguments -> new ServeCommand());
    SUBCOMMANDS.put("token", arguments -> new TokenCommand());
    SUBCOMMANDS.put("audit", arguments -> new AuditCommand());
    SUBCOMMANDS.put("backup", arguments -> new BackupCommand());
    SUBCOMMANDS.put("restore", arguments -> new RestoreCommand());
    SUBCOMMANDS.put("prune", arguments -> new PruneCommand());
    SUBCOMMANDS.put("doctor", arguments -> new DoctorCommand());
  }

  @Spec private CommandSpec spec;

  /**
   * The command line for these arguments. Where they name a subcommand, only that one's options are
   * read by reflection, which is most of the work of a start.
   */
  static CommandLine lineFor(String... arguments) {
    CommandLine line = new CommandLine(new NirsCommand());
    Function<String[], Object> named = arguments.length > 0 ? SUBCOMMANDS.get(arguments[0]) : null;
    if (named != null) {
      line.addSubcommand(named.apply(arguments));
    } else {
      SUBCOMMANDS.values().forEach(command -> line.addSubcommand(command.apply(arguments)));
    }
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Tells the version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = NirsCommand.class.getPackage().getImplementationVersion();
      return new String[] {"nirs " + (version == null ? "(development)" : version)};
    }
  }
}
