package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.model.OllamaServer;
import dev.nirs.model.OllamaSettings;
import dev.nirs.model.OllamaStatus;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path with a real model: alerts in, verified rules out; skipped where there is none. */
@Tag("ollama")
class RealOllamaSuggestTest {
  private static final String URL =
      Optional.ofNullable(System.getenv("NIRS_TEST_OLLAMA_URL")).orElse("http://127.0.0.1:11434");
  private static final String MODEL = "qwen2.5-coder-0.5b";

  @TempDir private Path store;

  @Test
  void suggestsTheSameBytesTwiceAndOnlyVerifiedRules() throws IOException {
    OllamaStatus status = new OllamaServer(OllamaSettings.of(URL, MODEL)).status();
    assumeTrue(status.isReachable(), () -> "no Ollama at " + URL);
    assumeTrue(status.model(MODEL).isPresent(), () -> "no model " + MODEL + " at " + URL);
    RunCommand.Printed first = suggest();
    RunCommand.Printed second = suggest();
    assertThat(first.code()).isZero();
    assertThat(second.out()).isEqualTo(first.out());
    List<String> lines = first.out().lines().toList();
    assertThat(lines).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(lines.get(0));
    assertThat(line.at("/model/name").asText()).startsWith(MODEL);
    assertThat(line.at("/model/digest").asText()).hasSize(64);
    assertThat(line.at("/model/promptTokens").asInt()).isBetween(300, 2048);
    assertThat(line.at("/model/examples")).isNotEmpty();
    assertThat(line.at("/alertsMatched").asInt())
        .isGreaterThanOrEqualTo(line.at("/baseline/alertsMatched").asInt());
    assertThat(line.at("/benignMatched").asInt()).isZero();
    RuleGrammar grammar = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS);
    assertThat(line.get("rules"))
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(grammar.parse(rule.get("rule").asText()))
                    .isInstanceOf(ParsedLine.Accepted.class));
  }

  private RunCommand.Printed suggest() {
    return RunCommand.run(
        "suggest",
        "examples/slides/alerts.csv",
        "--benign",
        "examples/slides/benign.csv",
        "--model",
        MODEL,
        "--ollama-url",
        URL,
        "--vector-store",
        store.toString(),
        "--last",
        "1",
        "--output",
        "json");
  }
}
