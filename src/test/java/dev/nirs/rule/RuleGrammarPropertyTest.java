package dev.nirs.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.IpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every line. The seed is fresh and printed; {@code -Dnirs.seed=N} repeats it. */
class RuleGrammarPropertyTest {
  private static final long SEED = Long.getLong("nirs.seed", new Random().nextLong());
  private static final int LINES = 6_000;

  private static RuleGrammar grammar(IpVersion version) {
    return new RuleGrammar(version, RuleGrammar.CHAINS);
  }

  private static Stream<String> members(IpVersion version) {
    RandomRuleText text = new RandomRuleText(new Random(SEED), version, true);
    return Stream.generate(text::next).limit(LINES);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPrintedIsReadAsTheSameRule(IpVersion version) {
    RuleGrammar grammar = grammar(version);
    members(version)
        .flatMap(line -> rules(grammar.parse(line)).stream())
        .forEach(
            rule ->
                assertThat(grammar.parse(rule.canonical()))
                    .as("seed " + SEED)
                    .isEqualTo(new ParsedLine.Accepted(List.of(rule), List.of())));
  }

  /** Options that belong to no extension may stand anywhere; extensions keep their own order. */
  @ParameterizedTest
  @EnumSource
  void orderOfOptionsDoesNotMatter(IpVersion version) {
    RuleGrammar grammar = grammar(version);
    Random random = new Random(SEED);
    members(version)
        .flatMap(line -> rules(grammar.parse(line)).stream())
        .limit(LINES)
        .forEach(
            rule ->
                assertThat(grammar.parse(shuffled(rule, random)))
                    .as("seed " + SEED + " for " + rule)
                    .isEqualTo(new ParsedLine.Accepted(List.of(rule), List.of())));
  }

  /** The canonical text with what stands before the extensions, and the target, anywhere. */
  private static String shuffled(Rule rule, Random random) {
    String text = rule.canonical();
    int target = text.lastIndexOf(" -j ");
    List<String> extensions = List.of(text.substring(0, target).split(" (?=-m )", -1));
    List<String> groups = new ArrayList<>();
    groups.add(text.substring(target + 1));
    Collections.addAll(groups, extensions.get(0).split(" (?=(?:! )?-[AsdiopfA])(?<!!.)", -1));
    Collections.shuffle(groups, random);
    String rest = String.join(" ", extensions.subList(1, extensions.size()));
    return String.join(" ", groups) + (rest.isEmpty() ? "" : " " + rest);
  }

  @ParameterizedTest
  @EnumSource
  void mutantsAreNeverThrownOut(IpVersion version) {
    RuleGrammar grammar = grammar(version);
    Mutation mutation = new Mutation(new Random(SEED));
    members(version)
        .flatMap(l -> Stream.of(mutation.of(l), mutation.of(mutation.of(l))))
        .forEach(line -> check(grammar, line));
  }

  @ParameterizedTest
  @EnumSource
  void anyCharactersGetAnAnswer(IpVersion version) {
    RuleGrammar grammar = grammar(version);
    Random random = new Random(SEED);
    for (int i = 0; i < LINES; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      check(grammar, new String(bytes, StandardCharsets.UTF_8));
      check(grammar, new String(bytes, StandardCharsets.UTF_16));
      check(grammar, printable(random));
    }
  }

  private static String printable(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-A INPUT " : "");
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      text.append((char) (' ' + random.nextInt(95)));
    }
    return text.toString();
  }

  /** An answer with columns in the line; a repaired line is a rule. */
  private static void check(RuleGrammar grammar, String line) {
    if (grammar.parse(line) instanceof ParsedLine.Refused refused) {
      assertThat(refused.diagnostics()).as(line).isNotEmpty();
      for (Diagnostic diagnostic : refused.diagnostics()) {
        assertThat(diagnostic.column()).as(line).isBetween(1, line.length() + 1);
        assertThat(diagnostic.basis()).as(line).isNotEmpty();
      }
      grammar
          .repair(line)
          .ifPresent(
              repaired ->
                  assertThat(grammar.parse(repaired))
                      .as(line)
                      .isInstanceOf(ParsedLine.Accepted.class));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A INPUT -s 1.2.3.4\0/8 -j DROP",
        "-A INPUT\0 -s 1.2.3.4 -j DROP",
        "-A INPUT -s 1.2.3.4 -j DROP\0; rm -rf /",
        "-A INPUT -s 1.2.3.4 -j DROP\nCOMMIT",
        "-A INPUT -s 1.2.3.4 -j DROP\r",
        "-M /bin/sh -A INPUT -s 1.2.3.4 -j DROP",
        "-A INPUT -s 1.2.3.4 -j DROP --modprobe=/bin/sh",
        "-A INPUT -s 1.2.3.4 -j DROP -6",
        "-6 -A INPUT -s 1.2.3.4 -j DROP",
        "-A INPUT -s 1.2.3.4 -j DROP -h",
        "-A INPUT -s 1.2.3.4 -j DROP -V",
        "-A INPUT -s 1.2.3.4 \u202e-j DROP",
        "-\u0410 INPUT -s 1.2.3.4 -j DROP",
        "-A INPUT -s \uff11.2.3.4 -j DROP",
        "-A INPUT -s 1.2.3.4 -j DR\u200bOP",
        "\ufeff-A INPUT -s 1.2.3.4 -j DROP",
        "-A INPUT -s 1.2.3.4\u00a0-j DROP",
        "-A INPUT -p tcp -s 1.2.3.4 \u2013\u2013dport 80 -j DROP"
      })
  void hostileLinesAreRefused(String line) {
    assertThat(grammar(IpVersion.V4).parse(line)).isInstanceOf(ParsedLine.Refused.class);
    check(grammar(IpVersion.V4), line);
  }

  @Test
  void whatIptablesWouldRunAsAnotherLineIsRefused() {
    String line = "-A INPUT -s 1.2.3.4 -j DROP" + " ".repeat(10_240) + "-P INPUT DROP";
    check(grammar(IpVersion.V4), line);
    assertThat(grammar(IpVersion.V4).parse(line)).isInstanceOf(ParsedLine.Refused.class);
  }

  private static List<Rule> rules(ParsedLine parsed) {
    return parsed instanceof ParsedLine.Accepted accepted ? accepted.rules() : List.of();
  }
}
