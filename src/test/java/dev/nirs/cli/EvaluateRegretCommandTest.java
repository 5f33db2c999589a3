package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateRegretCommandTest {
  private static final Path UNSW = Path.of("../shared/data/unsw-nb15/UNSW-NB15_1_first8000.csv");

  @Test
  void measuresEachStrategyUnderEachBound() throws IOException {
    assumeThat(Files.exists(UNSW)).as("the capture %s", UNSW).isTrue();
    RunCommand.Printed run = regret("--windows 2 --epsilon 0,0.01 --max-rules 1,0 --output json");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(3 * 2 * 2);
    for (String line : run.out().lines().toList()) {
      JsonNode row = new ObjectMapper().readTree(line);
      assertThat(row.get("windows").asInt()).isEqualTo(2);
      assertThat(row.get("proved").asInt()).as("small windows are solved").isEqualTo(2);
      assertThat(row.get("regret").asDouble()).as("nothing beats the best").isBetween(0.0, 1.0);
      int most = row.get("maxRules").asInt();
      assertThat(row.get("bestRules").asDouble())
          .isLessThanOrEqualTo(most == 0 ? Integer.MAX_VALUE : most);
    }
  }

  @Test
  void printsAMarkdownTable() {
    assumeThat(Files.exists(UNSW)).as("the capture %s", UNSW).isTrue();
    RunCommand.Printed run = regret("--windows 1 --epsilon 0 --max-rules 1");
    assertThat(run.out()).startsWith("| data | epsilon |").contains("| atomic |", "| suggest |");
    assertThat(run.err()).contains("1 windows drawn");
  }

  @Test
  void measuresWindowsOfIpv6WithRulesOfIpv6(@TempDir Path folder) throws IOException {
    StringBuilder rows =
        new StringBuilder("timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n");
    for (int i = 0; i < 40; i++) {
      String at = "2026-01-01T00:00:" + (10 + i) + "Z,";
      rows.append(
          at + "2001:db8:bad:" + i % 4 + "::" + (1 + i) + ",1000,2001:db8::1,80,tcp,attack\n");
      rows.append(at + "2001:db8:900d::" + (1 + i) + ",1000,2001:db8::1,80,tcp,benign\n");
      if (i % 8 == 0) {
        rows.append(at + "203.0.113.7,1000,192.0.2.1,80,tcp,attack\n");
      }
    }
    Path capture = Files.writeString(folder.resolve("six.csv"), rows);
    RunCommand.Printed run =
        RunCommand.run(
            ("evaluate regret --data " + capture + " --epsilon 0 --max-rules 1 --output json")
                .split(" "));
    assertThat(run.err()).contains("1 windows drawn, 1 of them of IPv6");
    for (String line : run.out().lines().toList()) {
      JsonNode row = new ObjectMapper().readTree(line);
      boolean general = row.get("strategy").asText().equals("general");
      assertThat(row.get("bestRules").asInt()).isEqualTo(1);
      assertThat(row.get("regret").asDouble())
          .as("one source of forty, or the network of all: %s", line)
          .isEqualTo(general ? 0 : 39 / 40d);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --windows 0    | --windows 0 is not 1 or more
          --max-alerts 0 | --max-alerts 0 is not 1 or more
          --max-rules -1 | --max-rules -1 is negative
          --epsilon 2    | is no share
          """)
  void refusesWhatMakesNoSense(String options, String message) {
    RunCommand.Printed run = regret(options);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  private static RunCommand.Printed regret(String options) {
    return RunCommand.run(
        ("evaluate regret --data " + UNSW + " --max-window 30s " + options).split(" "));
  }
}
