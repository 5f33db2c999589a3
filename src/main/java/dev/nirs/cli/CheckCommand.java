package dev.nirs.cli;

import dev.nirs.app.CheckSettings;
import dev.nirs.app.CheckedLine;
import dev.nirs.app.InputException;
import dev.nirs.app.RuleCheck;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.PolicyFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
              + " address spaces, lock-outs, openings, rules without effect.")
  private Optional<Path> policy = Optional.empty();

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      split = ",",
      defaultValue = "22",
      description =
          "With --policy: TCP ports that no rule may close to everyone; 0: none (default: ${DEFAULT-VALUE}).")
  private Set<Integer> managementPorts = Set.of();

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

  private final List<Rule> accepted = new ArrayList<>();
  private int refused;

  @Override
  public Integer call() throws InputException {
    if (output == Output.iptables) {
      throw new ParameterException(
          spec.commandLine(), "--output iptables is for 'suggest'; expected text or json");
    }
    Set<Integer> ports = new HashSet<>(managementPorts);
    ports.remove(0);
    for (int port : ports) {
      Checked.range(spec, "--management-port", port, 65535);
    }
    CheckSettings settings =
        new CheckSettings(ipv6 ? IpVersion.V6 : IpVersion.V4, policy, ports, against, fix, oracle);
    RuleCheck check = new RuleCheck(settings);
    check.unread().forEach(spec.commandLine().getErr()::println);
    for (String file : files.isEmpty() ? List.of("-") : files) {
      try (InputStream in = open(file)) {
        check(file, new RuleLines(in), check, settings.isLineByLine());
      } catch (IOException e) {
        throw new InputException(file + ": cannot be read: " + String.valueOf(e.getMessage()), e);
      }
    }
    together(check);
    if (merge) {
      MergeText.of(accepted, output).forEach(spec.commandLine().getOut()::println);
    }
    spec.commandLine().getOut().flush();
    return refused > 0 ? ExitCode.NO : ExitCode.DONE;
  }

  private boolean isNeededLater() {
    return merge || policy.isPresent();
  }

  /** Rules that are harmless each by itself may not be so together. */
  private void together(RuleCheck check) {
    for (PolicyFault fault : check.together(accepted)) {
      refused++;
      spec.commandLine()
          .getErr()
          .println("nirs: all rules together: refused by policy: " + fault.message());
    }
  }

  private static InputStream open(String file) throws IOException, InputException {
    if (file.equals("-")) {
      return new BufferedInputStream(System.in);
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      String what =
          Files.isDirectory(path)
              ? "is a directory"
              : Files.exists(path) ? "may not be read" : "does not exist";
      throw new InputException(file + ": " + what + "; expected a file with one rule a line");
    }
    return new BufferedInputStream(Files.newInputStream(path));
  }

  private void check(String file, RuleLines lines, RuleCheck check, boolean lineByLine)
      throws IOException, InputException {
    String where = file.equals("-") ? "line " : file + ":";
    List<RuleCheck.Line> batch = new ArrayList<>();
    while (lines.next()) {
      RuleCheck.Line line = new RuleCheck.Line(lines.number(), lines.text());
      if (isPassedOver(line.text())) {
        passOver(line);
        continue;
      }
      batch.add(line);
      if (lineByLine) {
        print(where, check.check(batch));
        batch.clear();
      }
    }
    print(where, check.check(batch));
  }

  /** What iptables-restore skips: an empty line, and one with # in its first column. */
  private static boolean isPassedOver(String line) {
    return line.isEmpty() || line.startsWith("#");
  }

  private void passOver(RuleCheck.Line line) {
    if (output == Output.json) {
      CheckedLine nothing =
          new CheckedLine(
              line.number(),
              line.text(),
              new ParsedLine.Accepted(List.of(), List.of()),
              List.of(),
              List.of(),
              List.of(),
              List.of());
      spec.commandLine().getOut().println(CheckJson.of(nothing));
    }
  }

  private void print(String where, List<CheckedLine> lines) {
    PrintWriter out = spec.commandLine().getOut();
    for (CheckedLine line : lines) {
      refused += line.isRefused() ? 1 : 0;
      if (line.parsed() instanceof ParsedLine.Accepted rules && isNeededLater()) {
        accepted.addAll(rules.rules());
      }
      out.println(
          output == Output.json ? CheckJson.of(line) : CheckText.of(where + line.number(), line));
    }
  }
}
