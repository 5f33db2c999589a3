package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateTrafficCommandTest {
  @TempDir private Path folder;
  private Path capture = Path.of("");

  @BeforeEach
  void writeCapture() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("timestamp,src_ip,src_port,dst_ip,dst_port,protocol,score,label");
    for (int second = 0; second < 200; second++) {
      lines.add(second + ",198.51.100.7,5" + second + ",192.0.2.80,443,tcp,0.1,benign");
      if (second == 151) {
        lines.add(second + ",203.0.113.9,6000,192.0.2.80,443,tcp,0.1,benign");
      }
      if (second % 2 == 0) {
        String row = ",203.0.113.9,4" + second + ",192.0.2.80,22,tcp,0.9,";
        lines.add(second + row + "</script><script>alert(1)</script>");
      }
    }
    capture = folder.resolve("capture.csv");
    Files.write(capture, lines);
  }

  @Test
  void jsonHasOneObjectForEachStrategyEpsilonUpdateAndTtl() throws Exception {
    RunCommand.Printed printed =
        run("--strategy", "none,atomic,general", "--epsilon", "0,0.01", "--update", "30s,60s");
    assertThat(printed.code()).isZero();
    List<String> lines = printed.out().lines().toList();
    assertThat(lines).hasSize(12);
    JsonNode atomic = new ObjectMapper().readTree(lines.get(4));
    assertThat(atomic.get("strategy").asText()).isEqualTo("atomic");
    assertThat(atomic.get("data").asText()).isEqualTo(capture.toString());
    assertThat(atomic.get("flows").asInt()).isEqualTo(301);
    assertThat(atomic.get("blockedAttack").asInt()).isEqualTo(84);
    assertThat(atomic.get("cbr").asDouble()).isEqualTo(0.84);
    for (String name : List.of("epsilon", "windows", "rules", "wbr", "blockedBenign", "seconds")) {
      assertThat(atomic.get(name).isNumber()).as(name).isTrue();
    }
  }

  @Test
  void theTableHasARowForEachReplay() {
    RunCommand.Printed printed = run("--strategy", "atomic,heuristic", "--epsilon", "0.01");
    assertThat(printed.out().lines()).hasSize(4);
    assertThat(printed.out()).contains("| capture.csv | atomic ");
  }

  @Test
  void thePageNeedsNothingElseAndEscapesLabels() {
    RunCommand.Printed printed =
        RunCommand.run(
            "evaluate",
            "traffic",
            "--data",
            capture.toString(),
            "--strategy",
            "atomic,general",
            "--output",
            "html");
    assertThat(printed.code()).isZero();
    assertThat(printed.out()).doesNotContain("<script>alert(1)");
    assertThat(printed.out()).doesNotContain("src=\"http").doesNotContain("href=\"http");
    assertThat(printed.out()).contains("echarts").contains("-A INPUT -s 203.0.113.9/32 -j DROP");
  }

  @Test
  void scoresMayStandForLabels() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                run("--strategy", "atomic", "--epsilon", "0", "--detector", "score:0.95").out());
    assertThat(json.get("windows").asInt()).isZero();
    assertThat(json.get("attackFlows").asInt()).isEqualTo(100);
  }

  @Test
  void weightsAreRead() throws Exception {
    Path weights = folder.resolve("weights.csv");
    Files.writeString(weights, "label,inverse_sampling_weight\nBENIGN,10\n");
    RunCommand.Printed printed =
        run("--strategy", "atomic", "--epsilon", "0", "--weights", weights.toString());
    assertThat(printed.out()).contains("\"weightedCbr\":0.84");
    Files.writeString(weights, "label,weight\nBENIGN,10\n");
    assertThat(run("--strategy", "atomic", "--weights", weights.toString()).err())
        .contains("weights.csv: line 2")
        .contains("expected the columns label and inverse_sampling_weight");
  }

  @ParameterizedTest
  @CsvSource({
    "--strategy, clever, 'is no strategy; expected none'",
    "--epsilon, 1.5, 'is no share'",
    "--update, soon, 'is no duration'",
    "--detector, 'noisy:2,0', 'is no detector'",
    "--max-rules, -1, 'is negative'",
    "--idle, 0, 'is no time; expected more than 0'",
    "--data, nowhere.csv, 'nowhere.csv: does not exist; expected a file'"
  })
  void wrongOptionsAreToldInOneLine(String option, String value, String message) {
    RunCommand.Printed printed = run(option, value);
    assertThat(printed.code()).isEqualTo(2);
    assertThat(printed.err()).contains(message);
  }

  private RunCommand.Printed run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("evaluate", "traffic", "--data", capture.toString(), "--output", "json"));
    boolean table = List.of(more).contains("atomic,heuristic");
    if (table) {
      arguments.set(5, "text");
    }
    arguments.addAll(List.of(more));
    return RunCommand.run(arguments.toArray(String[]::new));
  }
}
