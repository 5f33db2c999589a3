package dev.nirs.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.Samples;
import dev.nirs.explanation.NftablesText;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our translation for nft beside the rules themselves: the same real packets, the same counts. */
class NftablesPacketTest {
  private static final int RULES = 80;
  private static final int PACKETS = 40;

  @ParameterizedTest(name = "{0} seed {1}")
  @CsvSource({"V4,11", "V4,12", "V6,13", "V6,14", "V4,15", "V4,16"})
  void rulesByChanceCountTheSamePacketsInNft(IpVersion version, long seed, TestReporter reporter)
      throws IOException {
    PacketGenerator generator = new PacketGenerator(seed, version);
    List<Rule> rules =
        generator.rules(RULES).stream()
            .map(text -> Samples.rule(text, version))
            .distinct()
            .filter(rule -> lines(rule).isPresent())
            .toList();
    List<PacketLab.Packet> packets = generator.packets(PACKETS);
    List<Set<Integer>> counted =
        PacketLab.run(
                RestoreVariant.NFT,
                version,
                List.of(
                    new PacketLab.Trial(
                        rules.stream().map(NftablesPacketTest::withoutTarget).toList(), packets)))
            .get(0);

    List<String> lines = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      for (String line : lines(rules.get(i)).orElseThrow()) {
        lines.add(line);
        owners.add(i);
      }
    }
    List<Set<Integer>> inNft = PacketLab.runNft(version, file(version, lines), packets);
    int matched = 0;
    for (int i = 0; i < packets.size(); i++) {
      Set<Integer> hit = new TreeSet<>();
      inNft.get(i).forEach(line -> hit.add(owners.get(line)));
      assertThat(named(rules, hit))
          .as("seed %d, %s", seed, packets.get(i))
          .containsExactlyInAnyOrderElementsOf(named(rules, counted.get(i)));
      matched += hit.size();
    }
    reporter.publishEntry("rules", rules.size() + ", pairs matched " + matched);
    assertThat(rules).hasSizeGreaterThan(RULES * 3 / 4);
    assertThat(matched).isGreaterThan(rules.size() * PACKETS / 20);
  }

  private static List<String> named(List<Rule> rules, Set<Integer> positions) {
    return positions.stream().map(i -> rules.get(i) + " as " + lines(rules.get(i))).toList();
  }

  /** The lines of one rule, counting only; empty where it cannot be said. */
  private static Optional<List<String>> lines(Rule rule) {
    return switch (NftablesText.of("id", List.of(rule))) {
      case NftablesText.Ruleset ruleset ->
          Optional.of(
              ruleset
                  .text()
                  .lines()
                  .map(String::strip)
                  .filter(line -> line.contains("counter"))
                  .map(line -> line.replace("counter drop", "counter"))
                  .toList());
      case NftablesText.Unsayable unsayable -> Optional.empty();
    };
  }

  private static String file(IpVersion version, List<String> lines) {
    return "table "
        + (version == IpVersion.V4 ? "ip" : "ip6")
        + " nirs_id {\nchain INPUT {\ntype filter hook input priority -1; policy accept;\ncounter\n"
        + String.join("\n", lines)
        + "\n}\n}\n";
  }

  private static String withoutTarget(Rule rule) {
    String text = rule.canonical();
    return text.substring(0, text.lastIndexOf(" -j "));
  }
}
