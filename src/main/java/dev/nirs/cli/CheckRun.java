package dev.nirs.cli;

import dev.nirs.app.CheckSettings;
import dev.nirs.app.CheckedLine;
import dev.nirs.app.InputException;
import dev.nirs.app.RuleCheck;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.verification.PolicyFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files of rules and prints the verdicts; knows no options, so that it starts fast. */
final class CheckRun {
  private final PrintWriter out;
  private final PrintWriter err;
  private final CheckSettings settings;
  private final Output output;
  private final boolean merge;
  private final List<Rule> accepted = new ArrayList<>();
  private int refused;

  CheckRun(PrintWriter out, PrintWriter err, CheckSettings settings, Output output, boolean merge) {
    this.out = out;
    this.err = err;
    this.settings = settings;
    this.output = output;
    this.merge = merge;
  }

  /** The exit code for these files; none or {@code -}: standard input. */
  int run(List<String> files) throws InputException {
    RuleCheck check = new RuleCheck(settings);
    check.unread().forEach(err::println);
    for (String file : files.isEmpty() ? List.of("-") : files) {
      try (InputStream in = open(file)) {
        check(file, new RuleLines(in), check);
      } catch (IOException e) {
        throw new InputException(file + ": cannot be read: " + String.valueOf(e.getMessage()), e);
      }
    }
    together(check);
    if (merge) {
      MergeText.of(accepted, output).forEach(out::println);
    }
    out.flush();
    return refused > 0 ? ExitCode.NO : ExitCode.DONE;
  }

  private boolean isNeededLater() {
    return merge || settings.policy().isPresent();
  }

  /** Rules that are harmless each by itself may not be so together. */
  private void together(RuleCheck check) {
    for (PolicyFault fault : check.together(accepted)) {
      refused++;
      err.println("nirs: all rules together: refused by policy: " + fault.message());
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

  private void check(String file, RuleLines lines, RuleCheck check)
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
      if (settings.isLineByLine()) {
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
      out.println(CheckJson.of(nothing));
    }
  }

  private void print(String where, List<CheckedLine> lines) {
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
