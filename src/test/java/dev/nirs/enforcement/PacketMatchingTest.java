package dev.nirs.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.rule.Verdict;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Our matching beside that of the kernel: real packets, the counters of real rules. */
class PacketMatchingTest {
  private static final Path RECORDED = Path.of("../shared/corpus/rule_semantics.tsv");
  private static final int RULES = 80;
  private static final int PACKETS = 40;

  /** What our matching says of a rule and a packet, and whether the rule counted it. */
  private record Pair(String rule, FiveTuple packet, Verdict verdict, boolean counted) {
    boolean disagrees() {
      return verdict != Verdict.UNKNOWN && (verdict == Verdict.MATCH) != counted;
    }
  }

  /** A line of the record: a packet, a rule as text, what came of it. */
  private record Recorded(PacketLab.Packet packet, String rule, String outcome) {
    PacketLab.Trial trial() {
      return new PacketLab.Trial(List.of(rule), List.of(packet));
    }
  }

  @ParameterizedTest(name = "{0} {1} seed {2}")
  @CsvSource({"NFT,V4,1", "LEGACY,V4,1", "NFT,V6,2", "LEGACY,V6,2", "NFT,V4,3", "LEGACY,V6,4"})
  void rulesByChanceCountTheSamePackets(
      RestoreVariant variant, IpVersion version, long seed, TestReporter reporter)
      throws IOException {
    PacketGenerator generator = new PacketGenerator(seed, version);
    List<Rule> rules = generator.rules(RULES).stream().map(text -> rule(text, version)).toList();
    List<PacketLab.Packet> packets = generator.packets(PACKETS);
    PacketLab.Trial trial =
        new PacketLab.Trial(
            rules.stream().map(PacketMatchingTest::withoutTarget).toList(), packets);
    List<Set<Integer>> counted = PacketLab.run(variant, version, List.of(trial)).get(0);

    List<Pair> pairs = new ArrayList<>();
    for (Rule rule : rules) {
      CompiledRule compiled = CompiledRule.of(rule);
      for (int i = 0; i < packets.size(); i++) {
        FiveTuple tuple = packets.get(i).tuple();
        boolean moved = counted.get(i).contains(rules.indexOf(rule));
        pairs.add(new Pair(rule.canonical(), tuple, compiled.forward(tuple), moved));
      }
    }
    assertThat(pairs.stream().filter(Pair::disagrees)).isEmpty();
    long decided = pairs.stream().filter(p -> p.verdict() != Verdict.UNKNOWN).count();
    long matched = pairs.stream().filter(Pair::counted).count();
    reporter.publishEntry("pairs", pairs.size() + ", decided " + decided + ", matched " + matched);
    assertThat(decided).isGreaterThan(pairs.size() * 3L / 4);
    assertThat(matched).isGreaterThan(pairs.size() / 20L);
  }

  @ParameterizedTest
  @EnumSource
  void recordedRulesCountAsRecordedAndAsWeSay(RestoreVariant variant, TestReporter reporter)
      throws IOException {
    List<Recorded> rows =
        recorded(variant).stream().filter(row -> !row.outcome().equals("load fails")).toList();
    List<List<Set<Integer>>> counted =
        PacketLab.run(variant, IpVersion.V4, rows.stream().map(Recorded::trial).toList());
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Recorded row = rows.get(i);
      boolean moved = !counted.get(i).get(0).isEmpty();
      assertThat(moved).as(row.rule()).isEqualTo(row.outcome().equals("match"));
      parsed(row.rule(), IpVersion.V4)
          .ifPresent(
              rule -> {
                FiveTuple tuple = row.packet().tuple();
                Verdict verdict = CompiledRule.of(rule).forward(tuple);
                pairs.add(new Pair(row.rule(), tuple, verdict, moved));
              });
    }
    reporter.publishEntry("rows in the language", pairs.size() + " of " + rows.size());
    assertThat(pairs).hasSizeGreaterThan(3).noneMatch(Pair::disagrees);
  }

  private static List<Recorded> recorded(RestoreVariant variant) throws IOException {
    assumeTrue(Files.isReadable(RECORDED), RECORDED.getFileName() + " is not here");
    List<Recorded> rows = new ArrayList<>();
    for (String line : Files.readAllLines(RECORDED)) {
      String[] cells = line.split("\t", -1);
      if (!line.startsWith("#")) {
        FiveTuple tuple =
            new FiveTuple(
                IpAddress.parse("10.77.0.1").orElseThrow(),
                40_000 + rows.size(),
                IpAddress.parse("10.77.0.2").orElseThrow(),
                Integer.parseInt(cells[1]),
                cells[0].equals("tcp") ? Protocol.TCP : Protocol.UDP);
        rows.add(
            new Recorded(
                new PacketLab.Packet(tuple, 0),
                cells[2],
                cells[variant == RestoreVariant.NFT ? 3 : 4]));
      }
    }
    return rows;
  }

  private static Rule rule(String text, IpVersion version) {
    return parsed(text, version).orElseThrow(() -> new AssertionError("refused: " + text));
  }

  private static Optional<Rule> parsed(String text, IpVersion version) {
    return switch (new RuleGrammar(version, RuleGrammar.CHAINS).parse(text)) {
      case ParsedLine.Accepted accepted -> Optional.of(accepted.rules().get(0));
      case ParsedLine.Refused refused -> Optional.empty();
    };
  }

  /** A rule without a target only counts, so that every packet meets every rule. */
  private static String withoutTarget(Rule rule) {
    String text = rule.canonical();
    return text.substring(0, text.lastIndexOf(" -j "));
  }
}
