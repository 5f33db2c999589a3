package dev.nirs.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.io.BufferedReader;
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
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Our validation beside that of the real tool: the same file, one core each, in turns. Ours is a
 * warm JVM that reads the file and validates each of its lines, theirs a process that tests it. A
 * round measures processor time, of all threads of ours and of the whole process of theirs, and
 * time by the clock; what is compared is the median of the rounds' ratios, so that a busy machine
 * favours nobody. The script benchmarks/rules runs it on one core.
 */
final class ValidationSpeed {
  private static final int RULES = 100_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 8;

  /** The JVM's processor time moves in steps of 10 ms: one pass is too short to be measured. */
  private static final int PASSES = 5;

  private static final long SEED = 42;
  private static final RuleGrammar GRAMMAR = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS);
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ValidationSpeed() {}

  /** What one round took, in microseconds a rule. */
  private record Time(double processor, double clock) {}

  /** One round in turns. */
  private record Round(Time parse, Time canonical, Time legacy, Time nft) {}

  /** Prints a Markdown table; needs the programs of iptables, unshare and bash, and root. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.printf(
        "%d rules of a kind, seed %d, one core, %d rounds in turns; microseconds of processor time"
            + " a rule, medians; in brackets the ratio by the clock%n%n",
        RULES, SEED, ROUNDS);
    out.println(
        "| rules | parse | parse and print | legacy --test | nft --test | legacy : parse"
            + " | legacy : parse and print | nft : parse |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (int i = 0; i < WARM_UP; i++) {
      for (RuleKind kind : RuleKind.values()) {
        for (String rule : kind.rules(RULES, i)) {
          validate(rule, i % 2 == 0);
        }
      }
    }
    for (RuleKind kind : RuleKind.values()) {
      out.println(row(kind.title(), rounds(kind)));
    }
  }

  private static List<Round> rounds(RuleKind kind) throws IOException, InterruptedException {
    Path file = Files.createTempFile("nirs-rules", ".txt");
    try {
      Files.writeString(
          file, "*filter\n" + String.join("\n", kind.rules(RULES, SEED)) + "\nCOMMIT\n");
      ours(file, false);
      ours(file, true);
      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(
            new Round(
                ours(file, false),
                ours(file, true),
                test("iptables-legacy-restore", file),
                test("iptables-nft-restore", file)));
      }
      return rounds;
    } finally {
      Files.delete(file);
    }
  }

  private static String row(String title, List<Round> rounds) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %s | %s | %s |",
        title,
        median(rounds, r -> r.parse().processor()),
        median(rounds, r -> r.canonical().processor()),
        median(rounds, r -> r.legacy().processor()),
        median(rounds, r -> r.nft().processor()),
        ratio(rounds, Round::legacy, Round::parse),
        ratio(rounds, Round::legacy, Round::canonical),
        ratio(rounds, Round::nft, Round::parse));
  }

  private static String ratio(
      List<Round> rounds, Function<Round, Time> theirs, Function<Round, Time> ours) {
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f)",
        median(rounds, r -> theirs.apply(r).processor() / ours.apply(r).processor()),
        median(rounds, r -> theirs.apply(r).clock() / ours.apply(r).clock()));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
  }

  private static Time ours(Path file, boolean print) throws IOException {
    long clock = System.nanoTime();
    long processor = SYSTEM.getProcessCpuTime();
    for (int i = 0; i < PASSES; i++) {
      stream(file, print);
    }
    double all = 1e3 * RULES * PASSES;
    return new Time(
        (SYSTEM.getProcessCpuTime() - processor) / all, (System.nanoTime() - clock) / all);
  }

  /** Line by line, as the command does: no line is kept. */
  private static void stream(Path file, boolean print) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("-A")) {
          validate(line, print);
        }
      }
    }
  }

  private static void validate(String line, boolean print) {
    if (!(GRAMMAR.parse(line) instanceof ParsedLine.Accepted accepted)) {
      throw new IllegalStateException("refused: " + line);
    }
    for (Rule rule : print ? accepted.rules() : List.<Rule>of()) {
      if (!rule.canonical().startsWith("-A ")) {
        throw new IllegalStateException("not printed: " + line);
      }
    }
  }

  private static Time test(String program, Path rules) throws IOException, InterruptedException {
    Path times = Files.createTempFile("nirs-time", "");
    try {
      Process process =
          new ProcessBuilder(
                  "unshare",
                  "-n",
                  "bash",
                  "-c",
                  "TIMEFORMAT='%3R %3U %3S'; time " + program + " --test")
              .redirectInput(rules.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(times.toFile())
              .start();
      int status = process.waitFor();
      String text = Files.readString(times).strip();
      if (status != 0) {
        throw new IllegalStateException(program + " refused the rules: " + text);
      }
      String[] seconds = text.substring(text.lastIndexOf('\n') + 1).split(" ", -1);
      double scale = 1e6 / RULES;
      return new Time(
          scale * (Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2])),
          scale * Double.parseDouble(seconds[0]));
    } finally {
      Files.delete(times);
    }
  }
}
