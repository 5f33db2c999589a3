package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.enforcement.OracleAvailability;
import dev.nirs.enforcement.RestoreOracle;
import dev.nirs.enforcement.RestoreVariant;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path folder;

  @Test
  void printsTheCanonicalFormOfLegalRules() throws IOException {
    RunCommand.Printed printed = check("-A INPUT -p tcp --dport 80 -s 192.0.2.7 -j DROP\n");
    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .contains("1: ok  -A INPUT -s 192.0.2.7/32 -p tcp -m tcp --dport 80 -j DROP");
  }

  @Test
  void saysWhereAndWhyALineIsRefused() throws IOException {
    RunCommand.Printed printed =
        check("-A INPUT -p tcp --sport 5000:65535 --dport 728-65535 -j DROP\n");
    assertThat(printed.code()).isEqualTo(1);
    assertThat(printed.out()).contains(":1:44: refused: ", "728:65535");
  }

  @Test
  void passesOverEmptyLinesAndComments() throws IOException {
    RunCommand.Printed printed = check("\n# a remark\n-A INPUT -s 192.0.2.7 -j DROP\n");
    assertThat(printed.code()).isZero();
    assertThat(printed.out().lines()).hasSize(1);
  }

  @Test
  void writesOneObjectForEveryLine() throws IOException {
    List<JsonNode> lines =
        json("-A INPUT -s 192.0.2.7 -j DROP\n\nnonsense\n-A INPUT -s 192.0.2.7 -j drop");
    assertThat(lines).hasSize(4);
    assertThat(lines).extracting(line -> line.get("line").asInt()).containsExactly(1, 2, 3, 4);
    assertThat(lines)
        .extracting(line -> line.get("valid").asBoolean())
        .containsExactly(true, true, false, false);
    assertThat(lines.get(0).get("canonical").asText())
        .isEqualTo("-A INPUT -s 192.0.2.7/32 -j DROP");
    assertThat(lines.get(3).get("canonical").isNull()).isTrue();
    JsonNode diagnostic = lines.get(3).get("diagnostics").get(0);
    assertThat(diagnostic.get("column").asInt()).isEqualTo(26);
    assertThat(diagnostic.get("repair").asText()).isEqualTo("DROP");
  }

  @Test
  void survivesHostileBytes() throws IOException {
    byte[] bytes = new byte[70_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Path file = folder.resolve("rules");
    Files.write(file, bytes);
    assertThat(RunCommand.run("check", file.toString(), "--output", "json").code()).isEqualTo(1);
  }

  @Test
  void holdsNoLineOfAnyLength() throws IOException {
    RunCommand.Printed printed =
        check("-A INPUT -s 192.0.2.7 -j DROP" + " ".repeat(20_000_000) + "-P INPUT DROP\n");
    assertThat(printed.code()).isEqualTo(1);
    assertThat(printed.out()).contains("refused: ").hasSizeLessThan(1000);
  }

  @Test
  void refusesWhatIsNoFile() {
    RunCommand.Printed printed = RunCommand.run("check", folder.toString());
    assertThat(printed.code()).isEqualTo(2);
    assertThat(printed.err()).contains("is a directory").hasLineCount(1);
    assertThat(RunCommand.run("check", folder.resolve("none").toString()).err())
        .contains("does not exist")
        .hasLineCount(1);
  }

  @Test
  void printsWhatALineBecomesWithItsEvidentRepairs() throws IOException {
    RunCommand.Printed printed =
        check(
            "-A INPUT -p tcp --sport 5000:65535 --dport 728-65535 -j drop\n-A INPUT -s nonsense -j DROP\n",
            "--fix");
    assertThat(printed.code()).isEqualTo(1);
    assertThat(printed.out())
        .contains(
            ":1: fixed  -A INPUT -p tcp -m tcp --sport 5000:65535 --dport 728:65535 -j DROP\n")
        .doesNotContain(":2: fixed");
  }

  @Test
  void refusesByPolicyWhatIptablesAccepts() throws IOException {
    Path hosts = folder.resolve("hosts.yaml");
    Files.writeString(
        hosts,
        """
        network: test
        hosts:
          - address: 192.0.2.1
            role: gateway
            protect: true
        """);
    String rules =
        """
        -A INPUT -j DROP
        -A INPUT -s 192.0.2.1 -j DROP
        -A INPUT -p tcp --dport 22 -j DROP
        -A INPUT -s 198.51.100.7 -j ACCEPT
        -A INPUT -s 198.51.100.7 -j LOG
        -A INPUT -s 198.51.100.7 -m limit --limit 5/min -j DROP
        -A INPUT -s 198.51.100.7 -j DROP
        """;
    List<JsonNode> lines = json(rules, "--policy", hosts.toString());
    assertThat(lines).allSatisfy(line -> assertThat(line.get("valid").asBoolean()).isTrue());
    assertThat(lines)
        .extracting(line -> line.at("/policy/0/check").asText())
        .containsExactly(
            "TOO_WIDE", "PROTECTED", "TOO_WIDE", "OPENS", "NO_EFFECT", "WRONG_WAY_ROUND", "");
    assertThat(check(rules, "--policy", hosts.toString()).code()).isEqualTo(1);
    assertThat(check("-A INPUT -s 198.51.100.7 -j DROP\n", "--policy", hosts.toString()).code())
        .isZero();
  }

  @Test
  void twoHalvesOfEverythingAreRefusedTogether() throws IOException {
    Path hosts = Files.writeString(folder.resolve("hosts.yaml"), "network: test\nhosts: []\n");
    RunCommand.Printed printed =
        check(
            "-A INPUT -s 198.18.0.0/16 -j DROP\n-A INPUT -s 198.19.0.0/16 -j DROP\n",
            "--policy",
            hosts.toString());
    assertThat(printed.code()).isEqualTo(1);
    assertThat(printed.err()).contains("all rules together", "198.18.0.0/15");
  }

  @Test
  void saysWhatRulesMeanBesideTheCurrentRuleset() throws IOException {
    Path now =
        Files.writeString(
            folder.resolve("now"),
            """
            *filter
            :INPUT ACCEPT [10:20]
            :FORWARD ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            -A INPUT -s 198.51.100.0/24 -j DROP
            -A INPUT -s 203.0.113.7/32 -p tcp -m tcp --dport 80 -j ACCEPT
            COMMIT
            """);
    List<JsonNode> lines =
        json(
            """
            -A INPUT -s 198.51.100.7 -j DROP
            -A INPUT -s 203.0.113.7 -p tcp --dport 80 -j DROP
            -A INPUT -s 192.0.2.7 -j DROP
            """,
            "--against",
            now.toString());
    assertThat(lines.get(0).at("/against/0").asText())
        .isEqualTo("already covered by rule 1 of INPUT");
    assertThat(lines.get(1).at("/against/0").asText())
        .isEqualTo("never reached: rule 2 of INPUT accepts the same");
    assertThat(lines.get(2).at("/against/0").asText()).startsWith("adds to the ruleset");
  }

  @Test
  void mergesToFewerRulesWithTheSameMeaning() throws IOException {
    String rules =
        """
        -A INPUT -s 192.0.2.0/25 -j DROP
        -A INPUT -s 192.0.2.128/25 -j DROP
        -A INPUT -s 192.0.2.7 -j DROP
        """;
    assertThat(check(rules, "--merge").out())
        .contains("merge: 3 rules mean the same as these 1", "-A INPUT -s 192.0.2.0/24 -j DROP");
    List<JsonNode> lines = json(rules, "--merge");
    assertThat(lines.get(3).at("/merge/before").asInt()).isEqualTo(3);
    assertThat(lines.get(3).at("/merge/rules/0/rule").asText())
        .isEqualTo("-A INPUT -s 192.0.2.0/24 -j DROP");
  }

  @Test
  void asksTheRealToolToo() throws IOException {
    assumeThat(
            new RestoreOracle(Set.of(), RestoreOracle.TIMEOUT)
                .availability(RestoreVariant.NFT, IpVersion.V4))
        .as("iptables-nft-restore in a namespace of its own")
        .isInstanceOf(OracleAvailability.Available.class);
    List<JsonNode> lines =
        json(
            """
            -A INPUT -s 192.0.2.7 -p tcp --dport 80 -j DROP
            -A INPUT -s 010.0.0.1 -j DROP
            -A INPUT -s 1.2.3.4/99 -j DROP
            """,
            "--oracle");
    assertThat(lines.get(0).at("/oracle/0/verdict").asText()).isEqualTo("loaded");
    assertThat(lines.get(0).at("/oracle/0/disagrees").asBoolean()).isFalse();
    assertThat(lines.get(1).at("/valid").asBoolean()).isFalse();
    assertThat(lines.get(1).at("/oracle/0/saved/0").asText())
        .isEqualTo("-A INPUT -s 8.0.0.1/32 -j DROP");
    assertThat(lines.get(2).at("/oracle/0/verdict").asText()).isEqualTo("refused");
  }

  @Test
  void refusesFilesThatAreNotThere() throws IOException {
    String rule = "-A INPUT -s 192.0.2.7 -j DROP\n";
    for (String option : List.of("--against", "--policy")) {
      RunCommand.Printed printed = check(rule, option, folder.resolve("none").toString());
      assertThat(printed.code()).isEqualTo(2);
      assertThat(printed.err()).contains("none").hasLineCount(1);
      assertThat(printed.out()).isEmpty();
    }
  }

  private List<JsonNode> json(String text, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--output", "json"));
    options.addAll(List.of(more));
    List<JsonNode> lines = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : check(text, options.toArray(String[]::new)).out().lines().toList()) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  private RunCommand.Printed check(String text, String... options) throws IOException {
    Path file = folder.resolve("rules");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    List<String> arguments = new ArrayList<>(List.of("check", file.toString()));
    arguments.addAll(List.of(options));
    return RunCommand.run(arguments.toArray(String[]::new));
  }
}
