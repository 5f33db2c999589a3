package dev.nirs.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.enforcement.OracleException;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The two promises of the grammar, put to the real tool in a private namespace: what it accepts
 * loads, and its canonical text is what is saved. The seed is fresh in each run and printed; {@code
 * -Dnirs.seed=N} repeats one.
 */
class RuleDifferentialTest {
  private static final long SEED = Long.getLong("nirs.seed", new Random().nextLong());

  @ParameterizedTest
  @CsvSource({"V4,14000,true", "V6,8000,false", "V6,60,true"})
  void everyMemberLoadsAndIsSavedAsPrinted(IpVersion version, int count, boolean lists)
      throws OracleException {
    RealLoad.require(version);
    List<String> lines = members(version, count, lists);
    Map<String, List<String>> canonical = RealLoad.accepted(lines, grammar(version));
    assertThat(lines.stream().filter(line -> !canonical.containsKey(line)).limit(3))
        .as("members refused, seed " + SEED)
        .isEmpty();
    List<String> differences = RealLoad.differences(canonical, version);
    print(version + ": " + canonical.size() + " random rules", differences);
    assertThat(differences).as("seed " + SEED).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"V4,30000", "V6,15000"})
  void noMutantIsAcceptedThatTheToolRefuses(IpVersion version, int count) throws OracleException {
    RealLoad.require(version);
    Mutation mutation = new Mutation(new Random(SEED));
    List<String> mutants =
        members(version, count, version == IpVersion.V4).stream().map(mutation::of).toList();
    Map<String, List<String>> canonical = RealLoad.accepted(mutants, grammar(version));
    if (version == IpVersion.V6) {
      canonical.values().removeIf(rules -> rules.size() > 1);
    }
    List<String> differences = RealLoad.differences(canonical, version);
    print(version + ": " + canonical.size() + " accepted of " + count + " mutants", differences);
    assertThat(differences).as("seed " + SEED).isEmpty();
  }

  /** A generator that never says something proves nothing about it. */
  @ParameterizedTest
  @CsvSource({"V4", "V6"})
  void everyOptionIsGenerated(IpVersion version) {
    Set<String> words = new HashSet<>();
    for (String line : members(version, 20_000, true)) {
      words.addAll(List.of(line.split("[ \t=]", -1)));
    }
    List<String> unused = new ArrayList<>();
    Stream.of(
            Clauses.spellings().stream(),
            Extensions.optionSpellings(version).stream(),
            Extensions.spellings(version).stream(),
            Stream.of("--reject-with", "--log-prefix", "--log-level", "--log-macdecode"))
        .flatMap(s -> s)
        .filter(option -> !words.contains(option))
        .forEach(unused::add);
    Set<String> elsewhere = Set.of("--sport", "--port", "-f", "--fragment", "ipv6-icmp");
    unused.removeAll(elsewhere);
    assertThat(unused).as("seed " + SEED).isEmpty();
  }

  private static List<String> members(IpVersion version, int count, boolean lists) {
    RandomRuleText text = new RandomRuleText(new Random(SEED), version, lists);
    return Stream.generate(text::next).limit(count).toList();
  }

  private static RuleGrammar grammar(IpVersion version) {
    return new RuleGrammar(version, RuleGrammar.CHAINS);
  }

  private static void print(String what, List<String> differences) {
    System.out.println(what + ", seed " + SEED + ": " + differences.size() + " differences");
    differences.stream().limit(20).forEach(System.out::println);
  }
}
