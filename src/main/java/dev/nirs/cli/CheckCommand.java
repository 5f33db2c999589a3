package dev.nirs.cli;

import dev.nirs.app.CheckSettings;
import dev.nirs.app.InputException;
import dev.nirs.traffic.IpVersion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs check}: rules in, a verdict a line out. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says for each line whether it is a legal rule, in the form iptables-save prints, or where and why it is not. The language"
          + " is a strict part of iptables-restore's: what it accepts, a real iptables loads. Empty lines and lines that start"
          + " with # are passed over."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo '-A INPUT -p tcp --dport 728-65535 -j DROP' | nirs check --fix -",
      "  nirs check rules.txt --policy hosts.yaml",
      "  sudo iptables-save > now.txt && nirs check rules.txt --against now.txt --merge",
      "  sudo nirs check rules.txt --oracle",
      "",
      "Exit code 1 when any line is refused, by grammar or policy, or the real tool disagrees."
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files with one rule a line; - or none: standard input.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--ipv6", description = "The lines are for ip6tables.")
  private boolean ipv6;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Also refuse legal rules that a reviewer would: with the roles of your hosts (YAML, as for 'suggest --hosts'), whole"
              + " address spaces, lock-outs (--management-port), openings, rules without effect.")
  private Optional<Path> policy = Optional.empty();

  @Mixin private ManagementPortOption management = new ManagementPortOption();

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description =
          "A current ruleset as iptables-save prints it: says what each rule would add at its end, what covers it, what never lets"
              + " it be reached, what it makes redundant.")
  private Optional<Path> against = Optional.empty();

  @Option(
      names = "--merge",
      description =
          "At the end, the fewest rules with the same meaning, and what wider ones would match in addition.")
  private boolean merge;

  @Option(
      names = "--fix",
      description = "Also print what a refused line becomes with its evident repairs.")
  private boolean fix;

  @Option(
      names = "--oracle",
      description =
          "Also load each line with the real iptables-restore (nft and legacy, as far as they are there) in a network namespace of"
              + " its own, and report any disagreement.")
  private boolean oracle;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "text, or one JSON object for every line read (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Override
  public Integer call() throws InputException {
    if (output == Output.iptables) {
      throw new ParameterException(
          spec.commandLine(), "--output iptables is for 'suggest'; expected text or json");
    }
    Set<Integer> ports = Checked.value(spec, management::ports);
    CheckSettings settings =
        new CheckSettings(ipv6 ? IpVersion.V6 : IpVersion.V4, policy, ports, against, fix, oracle);
    PrintWriter out = spec.commandLine().getOut();
    return new CheckRun(out, spec.commandLine().getErr(), settings, output, merge).run(files);
  }
}
