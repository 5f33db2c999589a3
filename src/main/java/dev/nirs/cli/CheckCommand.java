package dev.nirs.cli;

import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "Says for each line whether it is a legal rule of the language that suggestions use, in the form iptables-save prints,"
          + " or where and why it is not. Empty lines and lines that start with # are passed over."
    },
    footer = {
      "",
      "  echo '-A INPUT -p tcp --dport 728-65535 -j DROP' | nirs check -",
      "",
      "Exit code 1 when any line is refused."
    })
final class CheckCommand implements Callable<Integer> {
  private static final ParsedLine NO_RULE = new ParsedLine.Accepted(List.of(), List.of());

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files with one rule a line; - or none: standard input.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--ipv6", description = "The lines are for ip6tables.")
  private boolean ipv6;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "text, or one JSON object for every line read (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  private int refused;

  @Override
  public Integer call() throws IOException {
    if (output == Output.iptables) {
      throw new ParameterException(
          spec.commandLine(), "--output iptables is for 'suggest'; expected text or json");
    }
    RuleGrammar grammar = new RuleGrammar(ipv6 ? IpVersion.V6 : IpVersion.V4, RuleGrammar.CHAINS);
    for (String file : files.isEmpty() ? List.of("-") : files) {
      try (InputStream in = open(file)) {
        check(file, new RuleLines(in), grammar);
      }
    }
    return refused > 0 ? ExitCode.NO : ExitCode.DONE;
  }

  private InputStream open(String file) throws IOException {
    if (file.equals("-")) {
      return new BufferedInputStream(System.in);
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      String what = Files.isDirectory(path) ? "is a directory" : "does not exist";
      throw new ParameterException(
          spec.commandLine(), file + ": " + what + "; expected a file with one rule a line");
    }
    return new BufferedInputStream(Files.newInputStream(path));
  }

  private void check(String file, RuleLines lines, RuleGrammar grammar) throws IOException {
    String where = file.equals("-") ? "line " : file + ":";
    while (lines.next()) {
      ParsedLine parsed = isPassedOver(lines.text()) ? NO_RULE : grammar.parse(lines.text());
      if (parsed instanceof ParsedLine.Refused) {
        refused++;
      }
      PrintWriter out = spec.commandLine().getOut();
      if (output == Output.json) {
        out.println(CheckJson.of(lines.number(), lines.text(), parsed));
      } else if (!parsed.equals(NO_RULE)) {
        out.println(text(where + lines.number(), parsed));
      }
    }
    spec.commandLine().getOut().flush();
  }

  /** What iptables-restore skips: an empty line, and one with # in its first column. */
  private static boolean isPassedOver(String line) {
    return line.isEmpty() || line.startsWith("#");
  }

  private static String text(String where, ParsedLine parsed) {
    return switch (parsed) {
      case ParsedLine.Accepted accepted ->
          canonical(accepted).stream()
                  .map(rule -> where + ": ok  " + rule)
                  .collect(Collectors.joining("\n"))
              + accepted.notes().stream()
                  .map(n -> "\n" + where + ":" + n.column() + ": note: " + sentence(n))
                  .collect(Collectors.joining());
      case ParsedLine.Refused no ->
          no.diagnostics().stream()
              .map(d -> where + ":" + d.column() + ": refused: " + sentence(d))
              .collect(Collectors.joining("\n"));
    };
  }

  private static String sentence(Diagnostic diagnostic) {
    return diagnostic.message()
        + (diagnostic.expected().isEmpty() ? "" : "; expected " + diagnostic.expected())
        + (diagnostic.repair().isEmpty() ? "" : "; perhaps " + diagnostic.repair());
  }

  private static List<String> canonical(ParsedLine.Accepted accepted) {
    return accepted.rules().stream().map(Rule::canonical).toList();
  }
}
