package dev.nirs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
    name = "nirs",
    mixinStandardHelpOptions = true,
    versionProvider = NirsCommand.Version.class,
    subcommands = {
      SuggestCommand.class,
      CheckCommand.class,
      KnowledgeCommand.class,
      EvaluateCommand.class,
      DoctorCommand.class
    },
    description = {
      "Turns windows of IDS alerts into the few iptables rules that stop the attack and leave normal traffic alone."
    },
    footerHeading = "%nTry first:%n",
    footer = {
      "  nirs suggest examples/slides/alerts.csv --benign examples/slides/benign.csv",
      "  nirs suggest /var/log/suricata/eve.json --model qwen2.5:7b",
      "  echo '-A INPUT -s 192.0.2.7 -j DROP' | nirs check -",
      "  nirs doctor",
      "",
      "Every option may also stand in the file nirs.yaml (or the one that NIRS_CONFIG names) as 'epsilon: 0.01',",
      "or in the environment as NIRS_EPSILON; options win over the environment, the environment over the file.",
      "",
      "Exit codes: 0 done, 1 the answer is no (an invalid rule, nothing suggested), 2 wrong usage or input, 3 something is"
          + " missing on this machine."
    })
final class NirsCommand implements Runnable {
  @Spec private CommandSpec spec;

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
