package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private List<JsonNode> json(String text) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : check(text, "--output", "json").out().lines().toList()) {
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
