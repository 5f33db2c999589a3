package dev.nirs.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The inputs from which fuzzing starts, and those it found, again in every build; docs/fuzzing.md
 * says how new ones are looked for. Long inputs end: where time grew faster than length, they would
 * take hours.
 */
class FuzzInputsTest {
  private static final int LONG = 1_000_000;

  @ParameterizedTest
  @MethodSource
  void rules(Path input) throws IOException {
    RuleGrammarFuzzer.fuzzerTestOneInput(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource
  void answers(Path input) throws IOException {
    AnswerCleanerFuzzer.fuzzerTestOneInput(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @ValueSource(
      strings = {
        "-A INPUT ",
        "--x ",
        "-s 1.2.3.4 ",
        "1.2.3.4,",
        "! ",
        "\"",
        "\\\"",
        "\\",
        "-",
        "0",
        ".",
        ":",
        "1:2,",
        "a ",
        "\t",
        "<think>",
        "</think>",
        "<think></think>",
        "`",
        "```\n",
        "\\\n",
        "**",
        "- ",
        "> ",
        "1. ",
        "\n",
        "\r\n",
        "(",
        "[",
        "<|im_end|>",
        "*filter\n",
        "COMMIT\n",
        "iptables ",
        "sudo ",
        "# ",
        "\u2014",
        "\u00e9",
        "-A INPUT -s 1.2.3.4 -j DROP\n",
        "-A INPUT -s 1.2.3.4 -j DROP; ",
        "-p tcp --dport 80-90 ",
      })
  void longInputsEnd(String unit) {
    byte[] text = unit.repeat(LONG / unit.length()).getBytes(StandardCharsets.UTF_8);
    RuleGrammarFuzzer.fuzzerTestOneInput(text);
    AnswerCleanerFuzzer.fuzzerTestOneInput(text);
    byte[] rule =
        ("-A INPUT " + new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    RuleGrammarFuzzer.fuzzerTestOneInput(rule);
    AnswerCleanerFuzzer.fuzzerTestOneInput(rule);
  }

  static Stream<Path> rules() throws IOException, URISyntaxException {
    return inputs("rules");
  }

  static Stream<Path> answers() throws IOException, URISyntaxException {
    return inputs("answers");
  }

  private static Stream<Path> inputs(String folder) throws IOException, URISyntaxException {
    URL url = Objects.requireNonNull(FuzzInputsTest.class.getResource(folder), folder);
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files.sorted().toList().stream();
    }
  }
}
