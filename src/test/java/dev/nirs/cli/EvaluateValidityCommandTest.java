package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models with the habits of the talk's: validity by form, resumption, rescoring, output. */
class EvaluateValidityCommandTest {
  private static final int WINDOWS = 4;
  private final HabitsServer ollama = new HabitsServer();
  @TempDir private Path folder;

  @BeforeEach
  void capture() throws IOException {
    StringBuilder csv =
        new StringBuilder("timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label\n");
    for (int second = 0; second < 3600; second += 10) {
      boolean attack = second % 600 < 60;
      String source =
          attack ? "203.0.113." + (7 + second / 600 % 3) : "198.51.100." + (second % 200 + 1);
      csv.append(
          "%d,%s,%d,192.0.2.10,%d,tcp,%s\n"
              .formatted(
                  1_600_000_000 + second,
                  source,
                  40_000 + second,
                  attack ? 80 : 443,
                  attack ? "attack" : "benign"));
    }
    Files.writeString(folder.resolve("capture.csv"), csv);
  }

  @AfterEach
  void stop() {
    ollama.close();
  }

  @Test
  void everyHabitIsReadInEveryFormAndAMisunderstandingInNone() throws IOException {
    List<String> models = new ArrayList<>(HabitsServer.HABITS);
    models.add("misunderstands");
    RunCommand.Printed printed = run("json", "--models", String.join(",", models));
    assertThat(printed.code()).as(printed.err()).isZero();
    Map<String, Integer> valid = new HashMap<>();
    for (String line : printed.out().lines().toList()) {
      JsonNode json = new JsonMapper().readTree(line);
      assertThat(json.get("windows").asInt()).isEqualTo(WINDOWS);
      valid.merge(json.get("model").asText(), json.get("validRulesets").asInt(), Integer::sum);
      if (!json.get("model").asText().equals("misunderstands")) {
        assertThat(json.at("/levels/L1").asInt()).isEqualTo(json.at("/levels/L0").asInt());
        assertThat(json.get("coverage").asDouble()).as(line).isPositive();
        assertThat(json.get("falsePositiveRate").asDouble()).isZero();
      }
    }
    HabitsServer.HABITS.forEach(habit -> assertThat(valid).containsEntry(habit, 3 * WINDOWS));
    assertThat(valid).containsEntry("misunderstands", 0);
  }

  @Test
  void saysAllThatIsPromisedOfACondition() throws JsonProcessingException {
    JsonNode json =
        new JsonMapper().readTree(run("json", "--models", "plain", "--forms", "schema").out());
    assertThat(json.properties().stream().map(Map.Entry::getKey))
        .contains(
            "model",
            "digest",
            "form",
            "retrieval",
            "windows",
            "validRulesets",
            "validInterval",
            "levels",
            "faults",
            "repairGain",
            "coverage",
            "falsePositiveRate",
            "nextCoverage",
            "nextFalsePositiveRate",
            "greedyCoverage",
            "greedyNextCoverage",
            "suggestedNextCoverage",
            "promptTokens",
            "answerTokens",
            "seconds",
            "seed");
    assertThat(json.get("promptTokens").asDouble()).isEqualTo(900);
    assertThat(json.get("greedyCoverage").asDouble()).isEqualTo(1);
    assertThat(json.at("/validInterval/0").asDouble()).isBetween(0.3, 0.7);
  }

  @Test
  void aRunGoesOnWhereItWasAndAsksNothingTwice() throws IOException {
    String[] models = {"--models", "plain,prose", "--repeat", "2"};
    String first = run("json", models).out();
    int asked = ollama.questions();
    assertThat(asked).isEqualTo(2 * 3 * WINDOWS * 2);
    assertThat(withoutTimes(run("json", models).out())).isEqualTo(withoutTimes(first));
    assertThat(ollama.questions()).isEqualTo(asked);
    Path file = folder.resolve("run.jsonl");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 40));
    RunCommand.Printed again = run("json", models);
    assertThat(ollama.questions()).isEqualTo(asked + 1);
    assertThat(withoutTimes(again.out())).isEqualTo(withoutTimes(first));
    assertThat(again.out()).contains("\"repeatedWindows\":4,\"repeatedEqual\":4");
    assertThat(again.err()).contains("seed 42 draws 4 windows", "48 of 48 windows");
    List<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(asked).doesNotHaveDuplicates();
  }

  @Test
  void rescoresWithoutAServer() {
    String first = run("json", "--models", "plain").out();
    int asked = ollama.questions();
    ollama.close();
    assertThat(run("json", "--models", "plain", "--rescore").out()).isEqualTo(first);
    assertThat(asked).isEqualTo(3 * WINDOWS);
  }

  @Test
  void printsATableAndAPageThatNeedsNothingElse() {
    RunCommand.Printed table = run("text", "--models", "plain");
    assertThat(table.code()).as(table.err()).isZero();
    assertThat(table.out()).contains("| model | form ", "| plain | choice ").hasLineCount(5);
    String page = run("html", "--models", "plain").out();
    assertThat(page).startsWith("<!doctype html>").contains("<td>choice</td>", "id=\"valid\"");
    assertThat(page.replaceAll("(?s)<script.*?</script>", ""))
        .doesNotContain("http://", "https://", "src=");
  }

  @Test
  void saysWhatRetrievalChangesWithItsInterval() throws JsonProcessingException {
    String[] both = {"--models", "plain", "--forms", "schema", "--retrieval", "none,full"};
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run("json", both).out().lines().toList()) {
      lines.add(new JsonMapper().readTree(line));
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).get("retrievalGain").isNull()).isTrue();
    JsonNode gain = lines.get(1).get("retrievalGain");
    assertThat(gain.get("windows").asInt()).isEqualTo(WINDOWS);
    assertThat(gain.at("/coverage/mean").asDouble())
        .isEqualTo(
            lines.get(1).get("coverage").asDouble() - lines.get(0).get("coverage").asDouble());
    for (JsonNode figure : gain.findParents("mean")) {
      assertThat(figure.get("lower").asDouble()).isLessThanOrEqualTo(figure.get("mean").asDouble());
      assertThat(figure.get("upper").asDouble())
          .isGreaterThanOrEqualTo(figure.get("mean").asDouble());
    }
    assertThat(run("text", both).out()).contains("What retrieval changes", "[+0.000, +0.000]");
    assertThat(run("html", both).out()).contains("<th>suggested next FPR</th>", "<td>full</td>");
  }

  @Test
  void saysWhatIsMissing() {
    RunCommand.Printed none = run("json", "--models", "absent");
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("Ollama has no model 'absent'", "ollama pull absent");
    assertThat(run("json", "--models", "plain", "--windows", "0").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("json", "--models", "plain", "--forms", "verse").code())
        .isEqualTo(ExitCode.USAGE);
  }

  private static String withoutTimes(String json) {
    return json.replaceAll("\"seconds[A-Z0-9a-z]*\":[0-9.E-]+", "");
  }

  private RunCommand.Printed run(String output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "validity",
                "--data",
                folder.resolve("capture.csv").toString(),
                "--ollama-url",
                ollama.url(),
                "--run-file",
                folder.resolve("run.jsonl").toString(),
                "--benign-floor",
                "5",
                "--output",
                output));
    List<String> given = List.of(more);
    if (!given.contains("--retrieval")) {
      arguments.addAll(List.of("--retrieval", "none"));
    }
    if (!given.contains("--windows")) {
      arguments.addAll(List.of("--windows", Integer.toString(WINDOWS)));
    }
    arguments.addAll(given);
    return RunCommand.run(arguments.toArray(String[]::new));
  }
}
