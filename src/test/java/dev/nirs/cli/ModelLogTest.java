package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model was asked and what it said, word for word. */
class ModelLogTest {
  private final HabitsServer ollama = new HabitsServer();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    ollama.close();
  }

  @Test
  void everyQuestionAndAnswerIsALineAndLinesAreAppended() throws IOException {
    Path log = folder.resolve("log.jsonl");
    String out = suggest("plain", log).out();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      lines.add(new JsonMapper().readTree(line));
    }
    assertThat(lines).hasSize(ollama.questions()).isNotEmpty();
    for (JsonNode line : lines) {
      assertThat(line.get("system").asText()).contains("iptables");
      assertThat(line.get("user").asText()).contains("Sources:\n-s 203.0.113.7");
      assertThat(line.get("schema").isNull()).isTrue();
      assertThat(line.get("answer").asText()).contains("-j DROP");
      assertThat(line.get("model").asText()).isEqualTo("plain");
      assertThat(line.get("finish").asText()).isEqualTo("STOP");
      assertThat(line.get("promptTokens").asInt()).isPositive();
      assertThat(line.get("seconds").asDouble()).isPositive();
    }
    assertThat(out).contains("-s 203.0.113.7/32");
    suggest("plain", log);
    assertThat(Files.readAllLines(log)).hasSize(2 * lines.size());
  }

  @Test
  void aFailureIsLoggedAsSuch() throws IOException {
    Path log = folder.resolve("log.jsonl");
    suggest("misunderstands", log);
    assertThat(Files.readAllLines(log))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"answer\":") || line.contains("\"failure\":"));
  }

  @Test
  void aLogThatCannotBeOpenedEndsTheCommandBeforeAnythingIsAsked() {
    RunCommand.Printed printed = suggest("plain", folder.resolve("absent/log.jsonl"));
    assertThat(printed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(printed.err()).contains("log.jsonl: the model's log cannot be written there");
    assertThat(ollama.questions()).isZero();
  }

  @Test
  void aFullDiskCostsTheLogAndNothingElse() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full");
    RunCommand.Printed printed = suggest("plain", full);
    assertThat(printed.code()).isEqualTo(ExitCode.DONE);
    assertThat(printed.out()).contains("-s 203.0.113.7/32");
    assertThat(printed.err()).contains("/dev/full: not all of the model's log could be written");
  }

  private RunCommand.Printed suggest(String model, Path log) {
    Path capture = folder.resolve("capture.csv");
    try {
      Files.writeString(
          capture,
          """
          timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label
          2026-11-26T12:00:00Z,203.0.113.7,4000,192.0.2.10,80,tcp,attack
          2026-11-26T12:00:01Z,203.0.113.7,4001,192.0.2.10,80,tcp,attack
          2026-11-26T12:00:02Z,198.51.100.1,4001,192.0.2.10,443,tcp,benign
          """);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return RunCommand.run(
        "suggest",
        capture.toString(),
        "--no-store",
        "--model",
        model,
        "--form",
        "text",
        "--ollama-url",
        ollama.url(),
        "--model-log",
        log.toString());
  }
}
