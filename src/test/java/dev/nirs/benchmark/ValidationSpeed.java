package dev.nirs.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our validation beside that of the real tool over the same rules, in turns. What is measured is
 * processor time, of all threads of ours and of the whole process of theirs, so that a busy machine
 * does not favour anyone. The script benchmarks/rules runs it on one core.
 */
final class ValidationSpeed {
  private static final int RULES = 100_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 10;
  private static final long SEED = 42;
  private static final RuleGrammar GRAMMAR = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS);

  private ValidationSpeed() {}

  /** Microseconds a rule, the median of the rounds. */
  private record Row(double ours, double legacy, double nft) {
    String markdown(String title) {
      return "| %s | %.2f | %.2f | %.2f | %.1f | %.1f |"
          .formatted(title, ours, legacy, nft, legacy / ours, nft / ours);
    }
  }

  /** Prints a Markdown table; needs the programs of iptables, unshare and time, and root. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(
        RULES
            + " rules of a kind, seed "
            + SEED
            + ", median of "
            + ROUNDS
            + " rounds, microseconds of processor time a rule");
    out.println();
    out.println("| rules | nirs | legacy --test | nft --test | legacy : nirs | nft : nirs |");
    out.println("|---|---|---|---|---|---|");
    for (RuleKind kind : RuleKind.values()) {
      for (int i = 0; i < WARM_UP; i++) {
        validate(kind.rules(RULES, i));
      }
    }
    for (RuleKind kind : RuleKind.values()) {
      out.println(row(kind).markdown(kind.title()));
    }
  }

  private static Row row(RuleKind kind) throws IOException, InterruptedException {
    List<String> rules = kind.rules(RULES, SEED);
    Path file = Files.createTempFile("nirs-rules", ".txt");
    try {
      Files.writeString(file, "*filter\n" + String.join("\n", rules) + "\nCOMMIT\n");
      List<Double> ours = new ArrayList<>();
      List<Double> legacy = new ArrayList<>();
      List<Double> nft = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        ours.add(validate(rules));
        legacy.add(test("iptables-legacy-restore", file));
        nft.add(test("iptables-nft-restore", file));
      }
      return new Row(median(ours), median(legacy), median(nft));
    } finally {
      Files.delete(file);
    }
  }

  private static double validate(List<String> rules) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = system.getProcessCpuTime();
    for (String rule : rules) {
      if (GRAMMAR.parse(rule) instanceof ParsedLine.Refused refused) {
        throw new IllegalStateException(rule + ": " + refused.diagnostics());
      }
    }
    return (system.getProcessCpuTime() - start) / 1e3 / rules.size();
  }

  private static double test(String program, Path rules) throws IOException, InterruptedException {
    Path time = Files.createTempFile("nirs-time", "");
    try {
      Process process =
          new ProcessBuilder(
                  "unshare",
                  "-n",
                  "/usr/bin/time",
                  "-f",
                  "%U %S",
                  "-o",
                  time.toString(),
                  program,
                  "--test")
              .redirectInput(rules.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(program + " refused the rules");
      }
      double seconds = 0;
      for (String part : Files.readString(time).strip().split(" ", -1)) {
        seconds += Double.parseDouble(part);
      }
      return seconds * 1e6 / RULES;
    } finally {
      Files.delete(time);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
