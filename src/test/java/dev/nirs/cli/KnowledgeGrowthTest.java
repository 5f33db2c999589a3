package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a suggestion from its card into the knowledge base, by the commands alone. */
class KnowledgeGrowthTest {
  private static final String ALERTS = "examples/slides/alerts.csv";
  private static final String BENIGN = "examples/slides/benign.csv";

  @TempDir private Path folder;

  @BeforeEach
  void emptyBase() throws IOException {
    Files.createDirectories(folder.resolve("base"));
  }

  @Test
  void aSuggestionIsKeptAcceptedFoundExportedImportedAndRevoked() throws IOException {
    String id = suggestions().getFirst().get("id").asText();
    assertThat(run("knowledge", "pending").out()).contains(id, "proposed by the atomic baseline");

    RunCommand.Printed accepted =
        run("knowledge", "accept", id.substring(0, 8), "--by", "soc", "--incident", "local/a");
    assertThat(accepted.out()).contains("accepted: suggestion/" + id, "incident local/a");
    assertThat(accepted.code()).isZero();
    assertThat(run("knowledge", "accept", id, "--incident", "local/a").out())
        .contains("nothing to do");
    assertThat(run("knowledge", "pending").out()).doesNotContain(id);
    assertThat(run("knowledge", "list").out()).contains("suggestion/" + id, "; by soc");
    assertThat(run("knowledge", "search", "scan").out()).contains("suggestion/" + id);

    Path file = folder.resolve("export.jsonl");
    Files.writeString(file, run("knowledge", "export", "--incident", "local").out());
    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(run("knowledge", "export", "--incident", "loc").code()).isEqualTo(1);
    assertThat(run("knowledge", "revoke", "suggestion/" + id).code()).isZero();
    assertThat(run("knowledge", "revoke", "suggestion/" + id).code()).isEqualTo(1);
    assertThat(run("knowledge", "list").out()).contains("(revoked)");

    Files.createDirectories(folder.resolve("other"));
    RunCommand.Printed imported =
        RunCommand.run(
            "knowledge",
            "import",
            file.toString(),
            "--knowledge",
            folder.resolve("other").toString());
    assertThat(imported.out()).contains("in quarantine: suggestion/" + id);
    assertThat(
            RunCommand.run(
                    "knowledge",
                    "accept",
                    "suggestion/" + id,
                    "--knowledge",
                    folder.resolve("other").toString())
                .out())
        .contains("accepted: suggestion/" + id);
  }

  @Test
  void aRejectedSuggestionIsAWarning() throws IOException {
    String id = suggestions().getFirst().get("id").asText();
    assertThat(run("knowledge", "reject", id, "--reason", "our scanner").out())
        .contains("is shown as a warning");
    assertThat(run("knowledge", "list", "--kind", "warning").out())
        .contains("(rejected)", "our scanner");
    assertThat(run("knowledge", "list", "--kind", "example").code()).isEqualTo(1);
  }

  @Test
  void anEditedRuleIsVerifiedAndOneByHandToo() throws IOException {
    JsonNode first = suggestions().getFirst();
    String rule = first.at("/rules/0/rule").asText();
    String id = first.get("id").asText();
    assertThat(run("knowledge", "edit", id, "--rule", "-A INPUT -j DROP").code()).isEqualTo(1);
    assertThat(run("knowledge", "edit", id, "--rule", rule).code()).isZero();
    assertThat(add("-A INPUT -s 203.0.113.99/32 -j DROP").out()).contains("matches no alert");
    RunCommand.Printed added = add(rule);
    assertThat(added.out()).contains("merged into suggestion/" + id, "2 cases");
    assertThat(added.code()).isZero();
  }

  private RunCommand.Printed add(String rule) {
    return RunCommand.run(
        "knowledge",
        "add",
        ALERTS,
        "--benign",
        BENIGN,
        "--window",
        "1",
        "--rule",
        rule,
        "--knowledge",
        folder.resolve("base").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "knowledge accept nobody | suggestion 'nobody'",
        "knowledge edit nobody --rule x | suggestion 'nobody'",
        "knowledge reject nobody | suggestion 'nobody'",
        "knowledge edit nobody | --rule",
        "knowledge import /nonexistent.jsonl | does not exist",
        "knowledge search ssh --embedding word2vec | embedding model",
        "knowledge search ssh --embedding ollama: | embedding model",
        "knowledge search ssh --embedding ollama:x@http://127.0.0.1:9 | --embedding ollama:x"
      })
  void wrongUseIsOneLine(String line, String named) {
    RunCommand.Printed printed = run(line.split(" ", -1));
    assertThat(printed.code()).isEqualTo(2);
    assertThat(printed.err().lines().filter(l -> l.startsWith("nirs: error: "))).hasSize(1);
    assertThat(printed.err()).contains(named).doesNotContain("\tat ", "Exception");
  }

  @Test
  void nothingIsKeptWhereThatIsWantedOrCannotBe() throws IOException {
    List<String> all = List.of("suggest", ALERTS, "--benign", BENIGN, "--no-model");
    RunCommand.Printed none =
        RunCommand.run(with(all, "--no-store", "--store", folder.resolve("store").toString()));
    assertThat(none.code()).isZero();
    assertThat(folder.resolve("store")).doesNotExist();
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file in the way");
    RunCommand.Printed printed =
        RunCommand.run(with(all, "--store", blocked.resolve("below").toString()));
    assertThat(printed.code()).isZero();
    assertThat(printed.err().lines().filter(l -> l.contains("suggestions are not kept")))
        .hasSize(1);
  }

  private List<JsonNode> suggestions() throws IOException {
    RunCommand.Printed printed =
        RunCommand.run(
            "suggest",
            ALERTS,
            "--benign",
            BENIGN,
            "--no-model",
            "--output",
            "json",
            "--store",
            folder.resolve("store").toString());
    assertThat(printed.err()).contains("5 suggestions kept in");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : printed.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private RunCommand.Printed run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--knowledge", folder.resolve("base").toString()));
    List<String> storing = List.of("pending", "accept", "edit", "reject");
    if (storing.contains(arguments[1])) {
      all.addAll(List.of("--store", folder.resolve("store").toString()));
    }
    return RunCommand.run(all.toArray(String[]::new));
  }

  private static String[] with(List<String> first, String... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
