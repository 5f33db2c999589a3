package dev.nirs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cleaner against answers made to harm it, and against rules it must not touch. */
class AnswerCleanerHostileTest {

  private static final String RULE = "-A INPUT -s 192.0.2.1 -j DROP";
  private static final Path CORPUS = Path.of("..", "shared", "corpus", "llm_rules.tsv");

  /** Ten megabytes of what a pattern that goes back would take minutes for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<think>",
        "</think>",
        "<think",
        "`",
        "\n",
        "\\\n",
        "-s \\\n",
        "-A \\\n",
        "- ",
        "1. ",
        " ",
        "# ",
        "-A # '",
        "-A (",
        "((((",
        "**",
        "\"",
        "-A INPUT -s 1.2.3.4 -j DROP ",
        "A: ",
        "a",
        ".",
        "-A .\n",
        "<|a|>",
        "sudo iptables ",
        "iptables\t",
        "\u2028",
        "\u0000",
        "\ud83d",
        "-A INPUT\n",
        "x\n",
        "-A                     (\n",
        "-A ......................\n",
        ": : : : : : : : : :\n",
        "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!\n"
      })
  void megabytesOfAnythingAreRead(String unit) {
    int size = unit.length() == 1 ? 10_000_000 : 1_000_000;
    CleanedAnswer cleaned = AnswerCleaner.clean(unit.repeat(size / unit.length()), false);
    assertThat(cleaned.lines()).hasSizeLessThanOrEqualTo(32);
    assertThat(cleaned.lines()).allMatch(line -> line.length() <= 1023);
  }

  /** No line comes out whose words did not stand in the answer in this order. */
  @Test
  void nothingIsInvented() {
    SplittableRandom random = new SplittableRandom(7);
    List<String> bits =
        List.of(
            RULE,
            "\n",
            "\\\n",
            "`",
            "```",
            "<think>",
            "</think>",
            "1. ",
            "- ",
            "\"",
            "# ",
            "(",
            ")",
            "iptables ",
            "sudo ",
            "-A FORWARD ",
            "-s 10.0.0.0/8 ",
            "-j DROP",
            ".",
            ";",
            " && ",
            "\u202e",
            "\u0000",
            ": ",
            "x ",
            "!");
    for (int round = 0; round < 5_000; round++) {
      String answer =
          IntStream.range(0, random.nextInt(1, 20))
              .mapToObj(i -> bits.get(random.nextInt(bits.size())))
              .collect(Collectors.joining());
      String flat = answer.replace("\\", "").replace("\n", "");
      for (String line : AnswerCleaner.clean(answer, random.nextBoolean()).lines()) {
        assertThat(flat).contains(line.replace("\\", ""));
        assertThat(line).doesNotContain("\n").isNotBlank();
      }
    }
  }

  /** What a real iptables loads from one line goes through as it is. */
  @Test
  void leavesWhatIptablesLoadsAlone() throws IOException {
    assumeTrue(Files.exists(CORPUS), () -> "no " + CORPUS);
    List<String> changed =
        Files.readAllLines(CORPUS).stream()
            .skip(1)
            .map(row -> row.split("\t", -1))
            .filter(cells -> cells[5].equals("OK") && cells[0].startsWith("-"))
            .map(cells -> cells[0])
            .filter(rule -> !rule.contains("\\") && rule.length() <= AnswerCleaner.MOST_CHARACTERS)
            .filter(rule -> !AnswerCleaner.clean(rule, false).lines().equals(List.of(rule.strip())))
            .toList();
    assertThat(changed).isEmpty();
  }
}
